-- Functions that judge bodies by the documentation of OceanBase Cloud Platform: README.md.
\echo Use "CREATE EXTENSION ocpv" to load this file. \quit

CREATE FUNCTION ocpv_library_version() RETURNS text
  AS 'MODULE_PATHNAME', 'ocpv_sql_library' LANGUAGE C STABLE STRICT PARALLEL SAFE;

CREATE FUNCTION ocpv_valid(operation text, body text) RETURNS boolean
  AS 'MODULE_PATHNAME', 'ocpv_sql_valid_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ocpv_valid(text, text) IS 'whether a body is right; an error where it cannot be judged';

CREATE FUNCTION ocpv_valid(operation text, body json) RETURNS boolean
  AS 'MODULE_PATHNAME', 'ocpv_sql_valid_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ocpv_valid(text, json) IS 'whether a body is right; an error where it cannot be judged';

CREATE FUNCTION ocpv_valid(operation text, body jsonb) RETURNS boolean
  AS 'MODULE_PATHNAME', 'ocpv_sql_valid_jsonb' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ocpv_valid(text, jsonb) IS 'whether a body is right; an error where it cannot be judged';

CREATE FUNCTION ocpv_status(operation text, body text) RETURNS text
  AS 'MODULE_PATHNAME', 'ocpv_sql_status_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ocpv_status(text, text) IS 'ok, invalid, not-json, too-large or too-deep';

CREATE FUNCTION ocpv_status(operation text, body json) RETURNS text
  AS 'MODULE_PATHNAME', 'ocpv_sql_status_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ocpv_status(text, json) IS 'ok, invalid, not-json, too-large or too-deep';

CREATE FUNCTION ocpv_status(operation text, body jsonb) RETURNS text
  AS 'MODULE_PATHNAME', 'ocpv_sql_status_jsonb' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION ocpv_status(text, jsonb) IS 'ok, invalid, not-json, too-large or too-deep';

CREATE FUNCTION ocpv_check(operation text, body text) RETURNS TABLE (id text, severity text, part text, pointer text, message text, line integer, "column" integer,
    suggestion text, page text, page_line integer)
  AS 'MODULE_PATHNAME', 'ocpv_sql_check_text' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 200 ROWS 2;
COMMENT ON FUNCTION ocpv_check(text, text) IS 'what is wrong with a body';

CREATE FUNCTION ocpv_check(operation text, body json) RETURNS TABLE (id text, severity text, part text, pointer text, message text, line integer, "column" integer,
    suggestion text, page text, page_line integer)
  AS 'MODULE_PATHNAME', 'ocpv_sql_check_text' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 200 ROWS 2;
COMMENT ON FUNCTION ocpv_check(text, json) IS 'what is wrong with a body';

CREATE FUNCTION ocpv_check(operation text, body jsonb) RETURNS TABLE (id text, severity text, part text, pointer text, message text, line integer, "column" integer,
    suggestion text, page text, page_line integer)
  AS 'MODULE_PATHNAME', 'ocpv_sql_check_jsonb' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 200 ROWS 2;
COMMENT ON FUNCTION ocpv_check(text, jsonb) IS 'what is wrong with a body';

CREATE FUNCTION ocpv_valid_request(method text, target text, headers jsonb, body text, judge_authorization boolean DEFAULT true)
  RETURNS boolean AS 'MODULE_PATHNAME', 'ocpv_sql_valid_request' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 100;
COMMENT ON FUNCTION ocpv_valid_request(text, text, jsonb, text, boolean) IS
  'whether a request is right: who asks, method, path, query, headers, body; an error where it cannot be judged';

CREATE FUNCTION ocpv_check_request(method text, target text, headers jsonb, body text, judge_authorization boolean DEFAULT true)
  RETURNS TABLE (id text, severity text, part text, pointer text, message text, line integer, "column" integer,
    suggestion text, page text, page_line integer)
  AS 'MODULE_PATHNAME', 'ocpv_sql_check_request' LANGUAGE C STABLE PARALLEL SAFE COST 200 ROWS 2;
COMMENT ON FUNCTION ocpv_check_request(text, text, jsonb, text, boolean) IS 'what is wrong with a request';
