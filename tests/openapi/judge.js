// judge.js PART DOCUMENT_3_1 DOCUMENT_3_0: reads the lines of write_documents and lets ajv judge each document by what ocpv
// publishes for others: both OpenAPI documents, draft-04 and 2020-12. Each difference must be explained by one of the
// exceptions below; one that explains nothing any more is a fault.
const fs = require('fs');
const lines = require('readline').createInterface({input: process.stdin, crlfDelay: Infinity});
const addFormats = require('ajv-formats').default;
const {published} = require('./published.js');
const [part, ...files] = process.argv.slice(2);

const load = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const engine = (name) => {
  const Ajv = require(name).default;
  const ajv = new Ajv({strict: false, allErrors: false, logger: false, validateSchema: name !== 'ajv'});
  // Formats of numbers (int32) and `password` are hints: bounds say what holds.
  return addFormats(ajv, ['date-time', 'date', 'time']);
};

// Numbers of a text as they are spelt, without those inside strings.
const numbers = (text) => text.replace(/"(?:\\.|[^"\\])*"/g, '""').match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g) || [];
const withoutConditions = (node) => {
  if (Array.isArray(node)) return node.map(withoutConditions);
  if (node === null || typeof node !== 'object') return node;
  const {if: _if, then: _then, else: _else, ...rest} = node;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withoutConditions(value)]));
};

const exceptions = {
  // JavaScript reads every number as a double: at 2^53 and beyond, documents and bounds of 64 bits are rounded before ajv
  // sees them.
  'integers as doubles': ({document}) => numbers(document).some((number) => Math.abs(Number(number)) >= 2 ** 53),
  // OpenAPI 3.0 has no `if`: its conditions are told in words alone.
  'conditions in words': ({dialect, ours, document, line}) => dialect === 'OpenAPI 3.0' && !ours && unconditional(line)(JSON.parse(document)),
};
const compiled = new Map();
const unconditional = (line) => {
  if (!compiled.has(line.operation)) compiled.set(line.operation, engine('ajv').compile(withoutConditions(line.schema)));
  return compiled.get(line.operation);
};

const dialects = {
  'OpenAPI 3.1': published(load(files[0]), part, () => engine('ajv/dist/2020')),
  'OpenAPI 3.0': published(load(files[1]), part, () => engine('ajv')),
  'draft-04': (line) => engine('ajv-draft-04').compile(line['04']),
  '2020-12': (line) => engine('ajv/dist/2020').compile(line['2020-12']),
};
const sums = Object.fromEntries(Object.keys(dialects).map((name) => [name, {judged: 0, accepted: 0, agreed: 0}]));
const used = {};
let open = 0, operations = 0, warned = 0, hasConditions = false;

lines.on('line', (text) => {
  const line = JSON.parse(text);
  ++operations;
  hasConditions ||= JSON.stringify(line['2020-12']).includes('"if":');
  line.accepted.forEach((ours, i) => warned += ours && line.warned[i] ? 1 : 0);
  for (const [dialect, validator] of Object.entries(dialects)) {
    const validate = validator(line);
    line.documents.forEach((document, i) => {
      const ours = line.accepted[i], sum = sums[dialect];
      ++sum.judged;
      sum.accepted += ours ? 1 : 0;
      if (validate(JSON.parse(document)) === ours) {
        ++sum.agreed;
        return;
      }
      const reason = Object.keys(exceptions).find((name) => exceptions[name]({dialect, ours, document, line}));
      if (reason) {
        used[reason] = (used[reason] || 0) + 1;
      } else if (++open <= 10) {
        console.log(`${line.operation} (${part}, ${dialect}): accepted is ${ours}, ajv says the opposite: ${JSON.stringify(validate.errors)} of ${document}`);
      }
    });
  }
});

lines.on('close', () => {
  for (const [dialect, {judged, accepted, agreed}] of Object.entries(sums))
    console.log(`${dialect}: ${operations} schemas, ${judged} documents (${accepted} accepted), ${agreed} verdicts agree`);
  console.log(`accepted, and warned of by ocpv alone: ${warned}`);
  console.log(`explained: ${Object.entries(used).map(([name, count]) => `${count} by ${name}`).join(', ') || 'none'}; without an explanation: ${open}`);
  const {judged, accepted} = sums['OpenAPI 3.1'];
  const isTelling = operations > 0 && accepted * 20 > judged && accepted < judged;
  if (!isTelling) console.log('too few documents of one kind');
  // Rules of answers, and of bodies in some versions, are advice alone.
  const idle = Object.keys(exceptions).filter((name) => !(name in used) && (name !== 'conditions in words' || hasConditions));
  if (idle.length > 0) console.log(`explains nothing: ${idle.join(', ')}`);
  process.exit(open === 0 && isTelling && idle.length === 0 ? 0 : 1);
});
