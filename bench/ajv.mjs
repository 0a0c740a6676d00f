// One contender in a process of its own. Arguments: the folder with node_modules, the schema, the bodies (one JSON
// string a line). For each line on standard input: one timed pass; out come its nanoseconds of processor time and the
// answers.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const [folder, schemaFile, bodiesFile] = process.argv.slice(2);
const ajv = createRequire(resolve(folder) + '/')('ajv');
const Ajv = ajv.default ?? ajv;
const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
const bodies = readFileSync(bodiesFile, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));

function pass() {
  let answers = '';
  const start = process.cpuUsage();
  for (const body of bodies) answers += validate(JSON.parse(body)) ? 'y' : 'n';
  const used = process.cpuUsage(start);
  return `${(used.user + used.system) * 1000} ${answers}`;
}

console.log('ready');
createInterface({ input: process.stdin }).on('line', () => console.log(pass()));
