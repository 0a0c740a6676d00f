-- A JSON Schema (draft-07) validator in PL/pgSQL, to measure against: the keywords that emitted schemas use for errors.
CREATE FUNCTION schema_type_is(name text, value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF name = 'integer' THEN
    RETURN jsonb_typeof(value) = 'number' AND trunc(value::numeric) = value::numeric;
  END IF;
  RETURN jsonb_typeof(value) = name;
END $$;

CREATE FUNCTION schema_valid(schema jsonb, value jsonb, root jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  name text;
  part jsonb;
  item jsonb;
  kind text := jsonb_typeof(value);
  fits integer := 0;
BEGIN
  IF jsonb_typeof(schema) = 'boolean' THEN RETURN schema::boolean; END IF;
  IF schema ? '$ref' THEN RETURN schema_valid(root #> string_to_array(substr(schema ->> '$ref', 3), '/'), value, root); END IF;
  IF schema ? 'type' THEN
    IF jsonb_typeof(schema -> 'type') = 'array' THEN
      IF NOT EXISTS (SELECT FROM jsonb_array_elements_text(schema -> 'type') AS t WHERE schema_type_is(t, value)) THEN RETURN false; END IF;
    ELSIF NOT schema_type_is(schema ->> 'type', value) THEN RETURN false;
    END IF;
  END IF;
  IF schema ? 'enum' AND NOT (schema -> 'enum') @> jsonb_build_array(value) THEN RETURN false; END IF;
  IF schema ? 'const' AND schema -> 'const' <> value THEN RETURN false; END IF;
  IF kind = 'number' THEN
    IF schema ? 'minimum' AND value::numeric < (schema -> 'minimum')::numeric THEN RETURN false; END IF;
    IF schema ? 'maximum' AND value::numeric > (schema -> 'maximum')::numeric THEN RETURN false; END IF;
  ELSIF kind = 'string' THEN
    IF schema ? 'minLength' AND length(value #>> '{}') < (schema ->> 'minLength')::integer THEN RETURN false; END IF;
    IF schema ? 'maxLength' AND length(value #>> '{}') > (schema ->> 'maxLength')::integer THEN RETURN false; END IF;
    IF schema ? 'pattern' AND (value #>> '{}') !~ (schema ->> 'pattern') THEN RETURN false; END IF;
  ELSIF kind = 'object' THEN
    IF schema ? 'required' AND NOT value ?& ARRAY(SELECT jsonb_array_elements_text(schema -> 'required')) THEN RETURN false; END IF;
    IF schema ? 'properties' THEN
      FOR name, part IN SELECT * FROM jsonb_each(schema -> 'properties') LOOP
        IF value ? name AND NOT schema_valid(part, value -> name, root) THEN RETURN false; END IF;
      END LOOP;
    END IF;
  ELSIF kind = 'array' THEN
    IF schema ? 'minItems' AND jsonb_array_length(value) < (schema ->> 'minItems')::integer THEN RETURN false; END IF;
    IF schema ? 'items' THEN
      FOR item IN SELECT * FROM jsonb_array_elements(value) LOOP
        IF NOT schema_valid(schema -> 'items', item, root) THEN RETURN false; END IF;
      END LOOP;
    END IF;
  END IF;
  IF schema ? 'not' AND schema_valid(schema -> 'not', value, root) THEN RETURN false; END IF;
  IF schema ? 'allOf' THEN
    FOR part IN SELECT * FROM jsonb_array_elements(schema -> 'allOf') LOOP
      IF NOT schema_valid(part, value, root) THEN RETURN false; END IF;
    END LOOP;
  END IF;
  IF schema ? 'anyOf' THEN
    FOR part IN SELECT * FROM jsonb_array_elements(schema -> 'anyOf') LOOP
      IF schema_valid(part, value, root) THEN fits := 1; EXIT; END IF;
    END LOOP;
    IF fits = 0 THEN RETURN false; END IF;
  END IF;
  IF schema ? 'if' THEN
    IF schema_valid(schema -> 'if', value, root) THEN
      IF schema ? 'then' AND NOT schema_valid(schema -> 'then', value, root) THEN RETURN false; END IF;
    ELSIF schema ? 'else' AND NOT schema_valid(schema -> 'else', value, root) THEN RETURN false;
    END IF;
  END IF;
  RETURN true;
END $$;
