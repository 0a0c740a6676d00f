// prism.js PRISM DOCUMENT MOST: lets Prism serve an OpenAPI document, and sends it documents (lines of write_documents, at most
// MOST of each operation) as whole requests. What we accept Prism must answer, what we refuse it must refuse (422); each
// difference must be explained by one of the exceptions below. Requests without credentials must be refused (401).
const {spawn} = require('child_process');
const fs = require('fs'), http = require('http'), net = require('net');
const {operationsOf} = require('./published.js');
const [prism, file, most] = process.argv.slice(2);
const document = JSON.parse(fs.readFileSync(file, 'utf8'));
const is30 = document.openapi.startsWith('3.0');

const numbers = (text) => text.replace(/"(?:\\.|[^"\\])*"/g, '""').match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g) || [];
const exceptions = {
  'integers as doubles': ({text}) => numbers(text).some((number) => Math.abs(Number(number)) >= 2 ** 53),
  'conditions in words': ({ours, status}) => is30 && !ours && status === 200,
};

const freePort = () => new Promise((done) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const {port} = server.address();
    server.close(() => done(port));
  });
});
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const {valueOf} = require('./published.js');
const asText = (value) => (Array.isArray(value) ? value : [value]).map((each) => encodeURIComponent(String(each))).join(',');
// The target that an operation's own parameters and examples give.
const targetOf = (operation) => {
  let path = operation.path;
  const query = [];
  for (const parameter of operation.parameters || []) {
    const value = asText(valueOf(parameter));
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, value);
    if (parameter.in === 'query' && parameter.required) query.push(`${parameter.name}=${value}`);
  }
  return path + (query.length > 0 ? '?' + query.join('&') : '');
};

const agent = new http.Agent({keepAlive: true, maxSockets: 1});
const send = (port, operation, text, credentials = true) => new Promise((done, failed) => {
  const headers = {Accept: 'application/json'};
  if (credentials) headers.Authorization = 'Basic Zm9vOmJhcg==';
  if (text !== undefined) Object.assign(headers, {'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text)});
  const options = {host: '127.0.0.1', port, agent, method: operation.method.toUpperCase(), path: targetOf(operation), headers};
  const request = http.request(options, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => done({status: response.statusCode, body: Buffer.concat(parts).toString()}));
  });
  request.on('error', failed);
  request.end(text);
});

// The first documents of an operation are its samples; of the others every so-many-th.
const some = (line) => {
  const all = line.documents.map((text, i) => ({text, ours: line.accepted[i]}));
  const step = Math.max(1, Math.floor(all.length / Number(most)));
  return all.filter((_, i) => i < 2 || i % step === 0).slice(0, Number(most) + 2);
};

const used = {};
let sent = 0, agreed = 0, open = 0;
const judge = async (port, operation, text, ours) => {
  const {status, body} = await send(port, operation, text);
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
  for (const operation of operations.slice(0, 20)) refused += (await send(port, operation, undefined, false)).status === 401 ? 1 : 0;
  console.log(`Prism, OpenAPI ${document.openapi}: ${operations.length} operations, ${sent} requests, ${agreed} verdicts agree, ` +
    `explained: ${Object.entries(used).map(([name, count]) => `${count} by ${name}`).join(', ') || 'none'}, without an explanation: ${open}; ` +
    `without credentials: ${refused} of 20 refused`);
  return open === 0 && sent > 0 && refused === 20;
};

(async () => {
  const port = await freePort();
  const server = spawn(prism, ['mock', '--host', '127.0.0.1', '--port', String(port), file], {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '', ended = false;
  server.stdout.on('data', (text) => said = (said + text).slice(-4000));
  server.stderr.on('data', (text) => said = (said + text).slice(-4000));
  server.on('exit', () => ended = true);
  const isUp = () => new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); done(true); });
    socket.on('error', () => done(false));
  });
  let up = false;
  for (let i = 0; i < 300 && !ended && !up; ++i) {
    await wait(100);
    up = await isUp();
  }
  let right = false;
  try {
    if (up) right = await run(port);
    if (!up) console.log(`Prism does not serve ${file}: ${said}`);
  } finally {
    server.kill();
  }
  process.exit(right ? 0 : 1);
})();
