// The package in Node: verdicts and reports are the program's, byte for byte.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import { BROKEN, HEADERS, OPERATION, RIGHT, TARGET, folder as built, ocpv, program, source } from "./common.mjs";

const { CouldNotJudge, Validator } = ocpv;
const validator = new Validator();
const printed = (...words) => spawnSync(program, words, { encoding: "utf8" }).stdout;
const ids = (report) => report.findings.map((one) => one.id);
const thrown = (call) => { try { call(); } catch (error) { return error; } return undefined; };

test("a body is right or wrong, as a text or as bytes", () => {
  for (const body of [RIGHT, new TextEncoder().encode(RIGHT), Buffer.from(RIGHT), new TextEncoder().encode(RIGHT).buffer, new DataView(new TextEncoder().encode(RIGHT).buffer)]) {
    assert.equal(validator.isValid(OPERATION, body), true);
  }
  assert.equal(validator.isValid(OPERATION, BROKEN), false);
  assert.throws(() => validator.isValid(OPERATION, 7), TypeError);
});

test("reports are the program's bytes in both languages", () => {
  const path = `${source}/examples/requests/broken.json`;
  const report = validator.check(OPERATION, BROKEN);
  for (const language of ["en", "zh"]) {
    assert.equal(report.toJSONText({ language, path }), printed("check", "--format", "json", "--lang", language, path));
    assert.equal(report.toText({ language, path, short: true }), printed("check", "--format", "short", "--lang", language, path));
    assert.equal(report.toText({ language, path }), printed("check", "--lang", language, path).replace(/\n[^\n]*\n$/, "\n").replace(/\n\n?$/, "\n").slice(0, report.toText({ language, path }).length));
  }
  assert.throws(() => report.toText({ language: "de" }), RangeError);
});

test("every documented example has the program's verdict and report", () => {
  const listed = JSON.parse(readFileSync(`${source}/docs/report.schema.json`, "utf8"));
  assert.ok(listed);
  for (const body of [RIGHT, BROKEN, "{}", "[]", "7", RIGHT.replace("{", '{"a": 1, "a": 2,'), RIGHT.replace("80", "80.0"), RIGHT.replace("80", "8e400"), RIGHT.replace("80", "-0")]) {
    const said = spawnSync(program, ["check", "--format", "json", "--operation", OPERATION, "-"], { input: body, encoding: "utf8" });
    assert.equal(validator.check(OPERATION, body).toJSONText(), said.stdout, body);
  }
});

test("what could not be judged is thrown, with its status and place", () => {
  const small = new Validator({ maxBytes: 64, maxDepth: 3 });
  const cases = [[validator, '{"a":\n nothing}', "not-json"], [validator, "", "not-json"], [validator, "\ud800", "not-json"],
    [validator, '"\\ud800"', "not-json"], [small, " ".repeat(65), "too-large"], [small, "[[[[1]]]]", "too-deep"]];
  for (const [one, body, status] of cases) {
    for (const call of [() => one.check(OPERATION, body), () => one.isValid(OPERATION, body)]) {
      const error = thrown(call);
      assert.ok(error instanceof CouldNotJudge, body);
      assert.deepEqual([error.status, error.report.findings.length], [status, 1]);
    }
  }
  const unknown = thrown(() => validator.isValid("backup-tenant-nou", "{}"));
  assert.equal(unknown.status, "unknown-operation");
  assert.match(unknown.message, /backup-tenant-now/);
});

test("a whole request and an answer are judged", () => {
  const ask = (more) => validator.checkRequest({ method: "POST", target: TARGET, headers: HEADERS, body: RIGHT, ...more });
  assert.equal(ask({}).ok, true);
  assert.equal(ask({}).operation, OPERATION);
  assert.deepEqual(ids(ask({ method: "PUT" })), ["wrong-method"]);
  assert.deepEqual(ids(ask({ headers: new Headers({ "Content-Type": "application/json" }) })), ["not-authenticated"]);
  assert.equal(ask({ headers: [["Content-Type", "application/json"]], authorization: false }).ok, true);
  assert.ok(ids(ask({ body: undefined })).includes("missing-body"));
  assert.deepEqual(ids(ask({ target: `${TARGET}\0` })), ["no-such-operation"]);
  assert.equal(JSON.parse(ask({ body: BROKEN }).toProblem({ language: "zh" })).status, 400);
  assert.ok(ids(validator.checkResponse(OPERATION, 200, '{"successful": "yes"}')).includes("wrong-type"));
  assert.equal(thrown(() => ask({ headers: Array.from({ length: 300 }, () => ["A", "b"]) })).status, "bad-argument");
});

test("a file is judged by its name, its folder's or what is said", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ocpv-"));
  mkdirSync(join(folder, OPERATION));
  const write = (name, text) => { writeFileSync(join(folder, name), text); return join(folder, name); };
  try {
    assert.equal((await validator.checkFile(write(`${OPERATION}.prod.json`, RIGHT))).ok, true);
    assert.equal((await validator.checkFile(pathToFileURL(write(`${OPERATION}/broken.json`, BROKEN)))).ok, false);
    assert.equal((await validator.checkFile(write("any.json", BROKEN), { operation: OPERATION })).operation, OPERATION);
    await assert.rejects(validator.checkFile(write("any.json", RIGHT)), { status: "unknown-operation" });
    await assert.rejects(validator.checkFile(write(`${OPERATION}.json`, "{")), { status: "not-json" });
    await assert.rejects(validator.checkFile(join(folder, "missing.json")), { code: "ENOENT" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the one script for pages that are opened as files says the same", async () => {
  const inPage = vm.createContext({ WebAssembly, TextEncoder, TextDecoder, atob, URL });
  vm.runInContext(readFileSync(`${built}/ocpv.browser.js`, "utf8"), inPage);
  const { ocpvBrowser } = inPage;
  await ocpvBrowser.load();
  assert.equal(ocpvBrowser.libraryVersion(), ocpv.libraryVersion());
  assert.equal(new ocpvBrowser.Validator().check(OPERATION, BROKEN).toText(), validator.check(OPERATION, BROKEN).toText());
  assert.ok(readFileSync(`${built}/ocpv.browser.js`, "utf8").startsWith(`// ocpv.browser.js ${ocpv.libraryVersion()}\n`));
});

test("the module is no larger than README.md says, which is the one place that bounds it", () => {
  const said = /has (\d+) kB, (\d+) kB compressed/.exec(readFileSync(`${source}/integrations/node/README.md`, "utf8")).slice(1).map(Number);
  const bytes = readFileSync(`${built}/ocpv.wasm`);
  const has = [bytes.length, gzipSync(bytes, { level: 9 }).length].map((size) => size / 1000);
  assert.ok(has.every((size, i) => size < said[i] * 1.02), `it has ${has.map(Math.round)} kB`);
});

test("options choose what is judged by", () => {
  const unknown = RIGHT.replace("{", '{"unheardOf": 1,');
  assert.equal(validator.isValid(OPERATION, unknown), true);
  assert.equal(validator.isValid(OPERATION, unknown, { strict: true }), false);
  assert.equal(new Validator({ strict: true }).isValid(OPERATION, unknown), false);
  assert.equal(new Validator({ compat: ["integers=java"] }).isValid(OPERATION, RIGHT.replace("80", "80.0")), false);
  assert.equal(thrown(() => new Validator({ compat: ["integers=c"] })).status, "bad-argument");
  assert.equal(thrown(() => new Validator({ version: "4.0.0" }).isValid(OPERATION, RIGHT)).status, "unknown-operation");
  assert.match(thrown(() => new Validator({ version: "one" })).message, /one/);
  const schema = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };
  const own = new Validator({ schema, id: "mine" });
  assert.deepEqual([own.isValid("mine", '{"a": 1}'), own.isValid("mine", '{"a": "1"}')], [true, false]);
  assert.equal(thrown(() => new Validator({ schema: "{" })).status, "bad-schema");
});

test("a report keeps what it says when others are made after it", () => {
  const first = validator.check(OPERATION, BROKEN);
  const before = first.toText();
  validator.check(OPERATION, "{}");
  new Validator().check(OPERATION, RIGHT);
  assert.equal(first.toText(), before);
});

test("no secret is in any text", () => {
  const body = '{"accessKeySecret": "planted-secret", "acessKeySecret": ["planted-secret"], "backupMode": 7}';
  const report = validator.check(OPERATION, body);
  for (const text of [report.toText(), report.toJSONText(), JSON.stringify(report.findings)]) assert.ok(!text.includes("planted"));
});

test("judging for long keeps no memory", () => {
  const much = () => {
    for (let i = 0; i < 2000; i += 1) validator.check(OPERATION, i % 2 ? BROKEN : RIGHT).toProblem();
    for (let i = 0; i < 2000; i += 1) thrown(() => validator.check(OPERATION, "{"));
  };
  much();
  const before = ocpv.memoryBytes();
  much();
  assert.equal(ocpv.memoryBytes(), before);
});
