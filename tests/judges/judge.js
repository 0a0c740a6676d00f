// ajv judges the lines of write_random_pairs. Each difference must be explained by the exception below; one that explains
// nothing any more is a fault.
const Ajv = require('ajv');
const lines = require('readline').createInterface({input: process.stdin, crlfDelay: Infinity});

// JavaScript reads every number as a double: of 2^53 and beyond, neighbours are one.
const isBeyondDoubles = (text) =>
  (text.replace(/"(?:\\.|[^"\\])*"/g, '""').match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g) || [])
    .some((number) => Math.abs(Number(number)) >= 2 ** 53);

let schemas = 0, documents = 0, accepted = 0, agreed = 0, rounded = 0, open = 0;

lines.on('line', (line) => {
  const pair = JSON.parse(line);
  const ajv = new Ajv({format: 'full', logger: false, validateSchema: false});  // A list with a value twice is a list.
  const validate = ajv.compile(JSON.parse(pair.schema));
  ++schemas;
  pair.documents.forEach((document, i) => {
    ++documents;
    accepted += pair.accepted[i] ? 1 : 0;
    if (validate(JSON.parse(document)) === pair.accepted[i]) return ++agreed;
    if (isBeyondDoubles(document)) return ++rounded;
    if (++open <= 10) console.log(`accepted is ${pair.accepted[i]}, ajv says the opposite: ${pair.schema} of ${document}`);
  });
});

lines.on('close', () => {
  console.log(`ajv: ${schemas} schemas, ${documents} documents (${accepted} accepted): ${agreed} agree, ` +
    `${rounded} differ by integers read as doubles, ${open} without an explanation`);
  const isTelling = accepted * 20 > documents && accepted < documents;
  if (!isTelling) console.log('too few documents of one kind');
  process.exit(open === 0 && isTelling ? 0 : 1);
});
