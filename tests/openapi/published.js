// What an OpenAPI document says of the body or the answer of an operation, as a function from a line of write_documents to
// a validator.
const operationsOf = (document) => {
  const byId = new Map();
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item))
      if (operation.operationId) byId.set(operation.operationId, {path, method, ...operation});
  return byId;
};

const published = (document, part, engine) => {
  const byId = operationsOf(document), ajv = engine();
  ajv.addSchema(document, 'document', undefined, false);
  return ({operation}) => {
    const found = byId.get(operation);
    const body = part === 'request' ? found.requestBody : found.responses['200'];
    return ajv.compile({$ref: 'document' + body.content['application/json'].schema.$ref});
  };
};

// A value for a parameter: its example, else one of its type.
const valueOf = ({example, schema}) => {
  if (example !== undefined) return example;
  if (schema.type === 'array') return [valueOf({schema: schema.items})];
  return schema.enum ? schema.enum[0] : schema.type === 'integer' ? 1 : 'text';
};

const asText = (value) => (Array.isArray(value) ? value : [value]).map((each) => encodeURIComponent(String(each))).join(',');
// The target that an operation's own parameters and examples give; `others` are values by `path.name` and `query.name`, null
// leaves one out.
const targetOf = (operation, others = {}) => {
  let path = operation.path;
  const query = [];
  for (const parameter of operation.parameters || []) {
    const key = `${parameter.in}.${parameter.name}`;
    const value = key in others ? others[key] : valueOf(parameter);
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, asText(value));
    const isSent = key in others ? value !== null : parameter.required;
    if (parameter.in === 'query' && isSent) query.push(`${parameter.name}=${asText(value)}`);
  }
  return path + (query.length > 0 ? '?' + query.join('&') : '');
};

module.exports = {operationsOf, published, targetOf, valueOf};
