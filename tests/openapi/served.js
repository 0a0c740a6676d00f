// Prism serving an OpenAPI document on loopback, and requests to it.
const {spawn} = require('child_process');
const http = require('http'), net = require('net');

const freePort = () => new Promise((done) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const {port} = server.address();
    server.close(() => done(port));
  });
});
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));


const agent = new http.Agent({keepAlive: true, maxSockets: 1});
const send = (port, method, path, text, credentials = true) => new Promise((done, failed) => {
  const headers = {Accept: 'application/json'};
  if (credentials) headers.Authorization = 'Basic Zm9vOmJhcg==';
  if (text !== undefined) Object.assign(headers, {'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text)});
  const request = http.request({host: '127.0.0.1', port, agent, method: method.toUpperCase(), path, headers}, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => done({status: response.statusCode, body: Buffer.concat(parts).toString()}));
  });
  request.on('error', failed);
  request.end(text);
});

// Runs `run(port)` while Prism serves the file, or stands before `upstream`, and ends the process: 0 when that was true.
const serve = async (prism, file, run, upstream) => {
  const port = await freePort();
  const place = ['--host', '127.0.0.1', '--port', String(port)];
  const server = spawn(prism, upstream ? ['proxy', '--errors', ...place, file, upstream] : ['mock', ...place, file], {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '', ended = false;
  server.stdout.on('data', (text) => said = (said + text).slice(-4000));
  server.stderr.on('data', (text) => said = (said + text).slice(-4000));
  server.on('exit', () => ended = true);
  const isUp = () => new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); done(true); });
    socket.on('error', () => done(false));
  });
  let up = false, right = false;
  for (let i = 0; i < 300 && !ended && !up; ++i) {
    await wait(100);
    up = await isUp();
  }
  try {
    if (up) right = await run(port);
    if (!up) console.log(`Prism does not serve ${file}: ${said}`);
  } catch (error) {
    console.log(String(error.stack));
  } finally {
    server.kill();
  }
  process.exit(right ? 0 : 1);
};

module.exports = {send, serve};
