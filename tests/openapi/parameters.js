// parameters.js PRISM OCPV DOCUMENT FOLDER [--ocp-version V]: requests whose parameters are right, missing, of another type, outside
// their list or their bounds; Prism by the OpenAPI document and `ocpv check` must say the same of each.
const {spawnSync} = require('child_process');
const fs = require('fs'), path = require('path');
const {operationsOf, targetOf, valueOf} = require('./published.js');
const {send, serve} = require('./served.js');
const [prism, ocpv, file, folder, ...options] = process.argv.slice(2);
const document = JSON.parse(fs.readFileSync(file, 'utf8'));

const wrongFor = ({in: kind, name, required, schema}) => {
  const key = `${kind}.${name}`, wrong = [];
  if (kind === 'query' && required) wrong.push({[key]: null});
  if (schema.type === 'integer') wrong.push({[key]: 'x1'}, {[key]: '1.5'});
  if (schema.type === 'integer' && schema.maximum < 2 ** 53) wrong.push({[key]: String(schema.maximum + 1)});
  if (schema.type === 'boolean') wrong.push({[key]: 'maybe'});
  if (schema.enum) wrong.push({[key]: 'NOT-IN-IT'});
  if (schema.items?.enum) wrong.push({[key]: [schema.items.enum[0], 'NOT-IN-IT']});
  return wrong;
};

const cases = [];
for (const operation of operationsOf(document).values()) {
  const parameters = operation.parameters || [];
  const body = operation.requestBody?.content['application/json'];
  if (operation.requestBody && !body) continue;  // a form
  const text = body && JSON.stringify(body.example);
  const add = (others) => cases.push({operation, text, target: targetOf(operation, others)});
  add({});
  for (const parameter of parameters.filter((each) => each.in === 'query')) add({[`query.${parameter.name}`]: valueOf(parameter)});
  for (const parameter of parameters) for (const others of wrongFor(parameter)) add(others);
}

// What ocpv says of all of them, in one run.
fs.rmSync(folder, {recursive: true, force: true});
fs.mkdirSync(folder, {recursive: true});
cases.forEach(({operation, target, text}, i) => fs.writeFileSync(path.join(folder, `${i}.http`),
  `${operation.method.toUpperCase()} ${target} HTTP/1.1\nAuthorization: Basic Zm9vOmJhcg==\nContent-Type: application/json\n\n${text || ''}\n`));
const checked = spawnSync(ocpv, ['check', '--no-config', '--format', 'json', ...options, folder], {maxBuffer: 1 << 28, encoding: 'utf8'});
const verdicts = new Map(JSON.parse(checked.stdout).files.map((one) => [path.basename(one.path, '.http'), one]));

serve(prism, file, async (port) => {
  let agreed = 0, refused = 0, open = 0;
  for (const [i, one] of cases.entries()) {
    const {status, body} = await send(port, one.operation.method, one.target, one.text);
    const said = verdicts.get(String(i)), ours = said.verdict === 'valid';
    refused += ours ? 0 : 1;
    if (status === (ours ? 200 : 422)) {
      ++agreed;
      continue;
    }
    if (++open <= 10)
      console.log(`${one.operation.operationId}: ${one.operation.method} ${one.target}: ocpv says ${said.verdict} ${said.diagnostics.map((each) => each.id)}, Prism ${status}: ${body.slice(0, 200)}`);
  }
  console.log(`Prism, parameters: ${cases.length} requests, ${refused} refused by ocpv, ${agreed} verdicts agree, ${open} do not`);
  return open === 0 && refused > 0 && refused < cases.length;
});
