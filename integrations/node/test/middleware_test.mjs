// The middleware in a server of Node, and the fetch that sends what is right only.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";
import { BROKEN, HEADERS, OPERATION, RIGHT, SECRET, TARGET, middle, ocpv } from "./common.mjs";

const validator = new ocpv.Validator();

async function withServer(options, use) {
  const judge = middle.middleware({ validator, ...options });
  const seen = [];
  const server = createServer((request, response) => judge(request, response, (error) => {
    seen.push({ target: request.url, body: request.body, raw: request.rawBody?.toString(), error });
    response.setHeader("Content-Type", "application/json");
    response.end('{"successful": true}');
  }));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    await use(`http://127.0.0.1:${server.address().port}`, seen);
  } finally {
    server.closeAllConnections?.();
    await new Promise((done) => server.close(done));
  }
}

const ask = (base, { target = TARGET, method = "POST", headers = HEADERS, body = RIGHT, add = {}, ...more } = {}) =>
  fetch(base + target, { method, headers: { ...headers, ...add }, body, ...more });

test("a right request reaches the application with its bytes", () => withServer({}, async (base, seen) => {
  assert.equal((await ask(base)).status, 200);
  assert.deepEqual([seen[0].raw, seen[0].body], [RIGHT, JSON.parse(RIGHT)]);
}));

test("what is wrong is refused with its status, in the caller's language", () => withServer({}, async (base, seen) => {
  const cases = [[400, { body: BROKEN }], [401, { headers: { "Content-Type": "application/json" } }], [404, { target: "/nothing" }], [405, { method: "PUT" }],
    [400, { body: "{" }]];
  for (const [status, how] of cases) {
    const answer = await ask(base, how);
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    assert.equal((await answer.json()).status, status);
    if (status === 401) assert.equal(answer.headers.get("www-authenticate"), 'Basic realm="OCP"');
    if (status === 405) assert.match(answer.headers.get("allow"), /POST/);
  }
  const answer = await ask(base, { body: BROKEN, add: { "Accept-Language": "zh-CN,en;q=0.5" } });
  assert.match(await answer.text(), /不是/);
  assert.equal(answer.headers.get("content-language"), "zh");
  assert.equal(seen.length, 0);
}));

test("a body longer than the bound is refused, however it comes", () => withServer({ validator: new ocpv.Validator({ maxBytes: 2000 }) }, async (base, seen) => {
  assert.equal((await ask(base, { body: RIGHT + " ".repeat(3000) })).status, 413);
  const stream = new ReadableStream({ start(control) { for (let i = 0; i < 4; i += 1) control.enqueue(new Uint8Array(1000).fill(32)); control.close(); } });
  assert.equal((await ask(base, { body: stream, duplex: "half" })).status, 413);
  assert.equal(seen.length, 0);
}));

test("report only refuses nothing, and what is not below the prefix is not looked at", async () => {
  const outcomes = [];
  await withServer({ reportOnly: true, onJudged: (one) => outcomes.push(one) }, async (base, seen) => {
    assert.equal((await ask(base, { body: BROKEN })).status, 200);
    assert.equal(seen[0].raw, BROKEN);
  });
  assert.deepEqual([outcomes[0].status, outcomes[0].operation, outcomes[0].ids[0], outcomes[0].isRefused], ["invalid", OPERATION, "not-in-enum", false]);
  await withServer({ prefix: "/api/v3" }, async (base) => assert.equal((await ask(base, { body: BROKEN })).status, 200));
});

test("fetch sends what is right only", () => withServer({ prefix: "/never" }, async (base, seen) => {
  const judged = middle.judgedFetch({ validator });
  const how = { method: "POST", headers: HEADERS, body: RIGHT };
  assert.equal((await judged(base + TARGET, how)).status, 200);
  await assert.rejects(judged(base + TARGET, { ...how, body: BROKEN.replace("FULL", "planted-secret") }), (error) => {
    assert.ok(error instanceof middle.WrongRequest && !error.message.includes(SECRET));
    return /dataBackupMode/.test(error.message);
  });
  assert.equal(seen.length, 1);
  assert.equal((await middle.judgedFetch({ validator, hosts: ["ocp.example.com"] })(base + TARGET, { ...how, body: BROKEN })).status, 200);
}));
