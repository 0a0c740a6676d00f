// prism.js PRISM DOCUMENT MOST: lets Prism serve an OpenAPI document, and sends it documents (lines of write_documents, at most
// MOST of each operation) as whole requests. What we accept Prism must answer, what we refuse it must refuse (422); each
// difference must be explained by one of the exceptions below. Requests without credentials must be refused (401).
const fs = require('fs');
const {operationsOf, targetOf} = require('./published.js');
const {send, serve} = require('./served.js');
const [prism, file, most] = process.argv.slice(2);
const document = JSON.parse(fs.readFileSync(file, 'utf8'));
const is30 = document.openapi.startsWith('3.0');

const numbers = (text) => text.replace(/"(?:\\.|[^"\\])*"/g, '""').match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g) || [];
const exceptions = {
  'integers as doubles': ({text}) => numbers(text).some((number) => Math.abs(Number(number)) >= 2 ** 53),
  'conditions in words': ({ours, status}) => is30 && !ours && status === 200,
};

// The first documents of an operation are its samples; of the others every so-many-th.
const some = (line) => {
  const all = line.documents.map((text, i) => ({text, ours: line.accepted[i]}));
  const step = Math.max(1, Math.floor(all.length / Number(most)));
  return all.filter((_, i) => i < 2 || i % step === 0).slice(0, Number(most) + 2);
};

const used = {};
let sent = 0, agreed = 0, open = 0;
const judge = async (port, operation, text, ours) => {
  const {status, body} = await send(port, operation.method, targetOf(operation), text);
  ++sent;
  if (status === (ours ? 200 : 422)) {
    ++agreed;
    return;
  }
  const reason = Object.keys(exceptions).find((name) => exceptions[name]({text: text || '', ours, status}));
  if (reason) {
    used[reason] = (used[reason] || 0) + 1;
  } else if (++open <= 10) {
    console.log(`${operation.operationId}: accepted is ${ours}, Prism answers ${status} to ${text}: ${body.slice(0, 400)}`);
  }
};

const run = async (port) => {
  const lines = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const bodies = new Map(lines.map((line) => [line.operation, line]));
  const operations = [...operationsOf(document).values()];
  let refused = 0;
  for (const operation of operations) {
    const line = bodies.get(operation.operationId);
    for (const {text, ours} of line ? some(line) : []) await judge(port, operation, text, ours);
    // A form is sent by nobody here.
    if (!operation.requestBody) await judge(port, operation, undefined, true);
  }
  for (const operation of operations.slice(0, 20)) refused += (await send(port, operation.method, targetOf(operation), undefined, false)).status === 401 ? 1 : 0;
  console.log(`Prism, OpenAPI ${document.openapi}: ${operations.length} operations, ${sent} requests, ${agreed} verdicts agree, ` +
    `explained: ${Object.entries(used).map(([name, count]) => `${count} by ${name}`).join(', ') || 'none'}, without an explanation: ${open}; ` +
    `without credentials: ${refused} of 20 refused`);
  return open === 0 && sent > 0 && refused === 20;
};

serve(prism, file, run);
