// Reads the lines of write_pairs and lets ajv judge each document by its schema. Each difference must be explained by one
// of the exceptions below, each of which says what ajv does; one that explains nothing any more is a fault.
const Ajv = require('ajv');
const lines = require('readline').createInterface({input: process.stdin, crlfDelay: Infinity});

// Numbers of a text as they are spelt, without those inside strings.
const numbers = (text) => text.replace(/"(?:\\.|[^"\\])*"/g, '""').match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g) || [];

const exceptions = {
  // JavaScript reads every number as a double: at 2^53 and beyond, whole numbers of documents and bounds of 64 bits in
  // schemas are rounded before ajv sees them.
  'integers as doubles': (document) => numbers(document).some((number) => Math.abs(Number(number)) >= 2 ** 53),
};

const used = {};
let schemas = 0, documents = 0, agreed = 0, accepted = 0, open = 0;

lines.on('line', (line) => {
  const pair = JSON.parse(line);
  // Formats of numbers (int32) are hints, as draft-07 lets them be.
  const ajv = new Ajv({format: 'full', unknownFormats: 'ignore', logger: false});
  const validate = ajv.compile(pair.schema);
  ++schemas;
  pair.documents.forEach((document, i) => {
    ++documents;
    accepted += pair.accepted[i] ? 1 : 0;
    if (validate(JSON.parse(document)) === pair.accepted[i]) {
      ++agreed;
      return;
    }
    const reason = Object.keys(exceptions).find((name) => exceptions[name](document));
    if (reason) {
      used[reason] = (used[reason] || 0) + 1;
      return;
    }
    if (++open <= 10) {
      console.log(`${pair.page} (${pair.part}): accepted is ${pair.accepted[i]}, ajv says the opposite: ` +
        `${ajv.errorsText(validate.errors)} of ${document}`);
    }
  });
});

lines.on('close', () => {
  const explained = Object.entries(used).map(([name, count]) => `${count} by ${name}`).join(', ');
  console.log(`ajv: ${schemas} schemas, ${documents} documents (${accepted} accepted): ${agreed} agree, ` +
    `${open} differ without an explanation${explained ? '; explained: ' + explained : ''}`);
  // A run in which little is accepted or refused compares nothing.
  const isTelling = schemas > 0 && accepted * 20 > documents && accepted < documents;
  if (!isTelling) console.log('too few documents of one kind');
  const idle = Object.keys(exceptions).filter((name) => !(name in used));
  if (idle.length > 0) console.log(`explains nothing: ${idle.join(', ')}`);
  process.exit(open === 0 && isTelling && idle.length === 0 ? 0 : 1);
});
