// Checks OceanBase Cloud Platform (OCP) requests and responses against their documentation: libocpv as WebAssembly.
// In: texts or bytes. Out: reports; what cannot be judged is thrown, a CouldNotJudge. index.d.ts has the types.

export const Status = Object.freeze({
  ok: 0, invalid: 1, "no-memory": -1, "bad-argument": -2, "not-json": -3, "too-large": -4, "too-deep": -5,
  "unknown-operation": -6, "bad-schema": -7, io: -8, internal: -99,
});
const NAMES = new Map(Object.entries(Status).map(([name, number]) => [number, name]));
const LANGUAGES = { en: 0, zh: 1 };
const COMPAT = { "null=absent": 1, "long=number-or-string": 2, "integers=java": 4 };
const DEFAULT_MAX_BYTES = 1 << 20;

export class CouldNotJudge extends Error {
  constructor(status, message, report) {
    super(message || status);
    this.name = "CouldNotJudge";
    this.status = status;
    this.report = report;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function bytesOf(text) {
  if (text === undefined || text === null) return new Uint8Array(0);
  if (typeof text === "string") {
    // A lone surrogate would become U+FFFD, and be right: its bytes are given as they are, and refused.
    return isWellFormed(text) ? encoder.encode(text) : encodeSurrogates(text);
  }
  if (text instanceof Uint8Array) return text;
  if (text instanceof ArrayBuffer) return new Uint8Array(text);
  if (ArrayBuffer.isView(text)) return new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
  throw new TypeError("a text is a string, a Uint8Array or an ArrayBuffer");
}

const isWellFormed = (text) => (text.isWellFormed ? text.isWellFormed() : !/\p{Surrogate}/u.test(text));

function encodeSurrogates(text) {
  const bytes = [];
  for (const one of text) {
    const code = one.codePointAt(0);
    if (code >= 0xd800 && code < 0xe000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else bytes.push(...encoder.encode(one));
  }
  return Uint8Array.from(bytes);
}

// One module for the process: compiled once, and begun anew if it should ever have run out of memory.
let compiled;
let instance;

/** Compiles the module. `source`: its bytes, a Response of it, or nothing for the file beside this one. */
export async function load(source) {
  if (compiled !== undefined) return;
  if (source === undefined) source = await fileBeside();
  if (typeof Response !== "undefined" && source instanceof Response) source = await source.arrayBuffer();
  compiled = await WebAssembly.compile(source);
  begin();
}

async function fileBeside() {
  const place = new URL("./ocpv.wasm", import.meta.url);
  if (place.protocol !== "file:") return fetch(place);
  const { readFile } = await import("node:fs/promises");
  return readFile(place);
}

function begin() {
  // The module asks for nothing of a machine but that it may end; whatever else a C library wants is refused.
  const refuse = () => 52; // ENOSYS of WASI
  const wanted = {};
  for (const { module, name } of WebAssembly.Module.imports(compiled)) (wanted[module] ??= {})[name] = refuse;
  for (const group of Object.values(wanted)) {
    if ("proc_exit" in group) group.proc_exit = () => { throw new WebAssembly.RuntimeError("ended"); };
  }
  instance = new WebAssembly.Instance(compiled, wanted);
  instance.exports._initialize?.();
  named = { name: undefined, place: 0, size: 0, room: 0 };
  block = { place: 0, room: 0 };
  block = { place: take(FIRST_ROOM), room: FIRST_ROOM };
}

// Where the texts of a call are put: one block of the module's memory that is kept, and others for what does not fit.
const FIRST_ROOM = 16384;
let block = { place: 0, room: 0 };
let whole = new Uint8Array(0);
let named = { name: undefined, place: 0, size: 0, room: 0 }; // The operation of the last call: mostly that of the next.

function memory() {
  if (whole.buffer !== instance.exports.memory.buffer) whole = new Uint8Array(instance.exports.memory.buffer);
  return whole;
}

function take(size) {
  const place = instance.exports.glue_take(size);
  if (place === 0) throw new CouldNotJudge("no-memory");
  return place;
}

class Frame {
  at = 0;
  wanted = 0;
  others = [];

  room(size) {
    const start = this.at;
    this.wanted += size + 8;
    if (start + size <= block.room) {
      this.at = (start + size + 7) & ~7;
      return block.place + start;
    }
    const place = take(size);
    this.others.push(place);
    return place;
  }

  put(text) {
    if (typeof text === "string" && isWellFormed(text)) {
      const most = 3 * text.length;
      const place = this.room(most);
      return [place, encoder.encodeInto(text, memory().subarray(place, place + most)).written];
    }
    const bytes = bytesOf(text);
    const place = this.room(bytes.length);
    memory().set(bytes, place);
    return [place, bytes.length];
  }

  name(text) {
    if (text === named.name) return [named.place, named.size];
    if (typeof text !== "string" || text.length > 300) return this.put(text);
    const bytes = bytesOf(text);
    if (named.room === 0) named = { name: undefined, place: take(1024), size: 0, room: 1024 };
    memory().set(bytes, named.place);
    named.name = text;
    named.size = bytes.length;
    return [named.place, named.size];
  }

  end() {
    for (const place of this.others) instance.exports.glue_drop(place);
    if (this.others.length === 0 || this.wanted > 1 << 22) return;
    instance.exports.glue_drop(block.place);
    block = { place: 0, room: 0 };
    block = { place: take(this.wanted), room: this.wanted };
  }
}

function given() {
  const { glue_data, glue_size } = instance.exports;
  const place = glue_data();
  return decoder.decode(memory().subarray(place, place + glue_size()));
}

/** Calls the module with texts in its memory; a module that has broken off is made anew, and no verdict is guessed. */
function within(call) {
  const held = instance;
  const frame = new Frame();
  try {
    return call(frame, instance.exports);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) {
      begin();
      throw new CouldNotJudge("no-memory", "the module ran out of memory");
    }
    throw error;
  } finally {
    if (instance === held) frame.end();
  }
}

export function libraryVersion() {
  return within((_, exports) => (exports.glue_library_version(), given()));
}

/** How much memory the module holds. */
export const memoryBytes = () => instance.exports.memory.buffer.byteLength;

class Report {
  #texts;
  constructor(status, operation, texts) {
    this.status = status;
    this.operation = operation;
    this.#texts = texts;
  }
  get ok() { return this.status === "ok"; }
  /** What was found, as the JSON report has it. */
  get findings() { return this.findingsIn("en"); }
  findingsIn(language) { return JSON.parse(this.toJSONText({ language })).files[0].diagnostics; }
  toText({ language = "en", path = "-", short = false } = {}) { return this.#texts(0, language, path, short); }
  toJSONText({ language = "en", path = "-" } = {}) { return this.#texts(1, language, path, false); }
  toProblem({ language = "en" } = {}) { return this.#texts(2, language, "", false); }
}

const strictness = (strict) => (strict === undefined ? 0 : strict ? 1 : -1);

export class Validator {
  #judge = 0;
  #home;
  #options;

  /** `schema` and `id`: a JSON Schema of your own in place of the library's operations. */
  constructor({ version = "", schema = "", id = "schema", strict = false, maxBytes = 0, maxDepth = 0, compat = [] } = {}) {
    if (instance === undefined) throw new Error("call `await load()` first");
    const unknown = compat.find((word) => !(word in COMPAT));
    if (unknown !== undefined) throw new CouldNotJudge("bad-argument", `compat is of ${Object.keys(COMPAT).join(", ")}, not ${unknown}`);
    this.maxBytes = maxBytes || DEFAULT_MAX_BYTES;
    const switches = compat.reduce((sum, word) => sum | COMPAT[word], 0);
    this.#options = { version, schema: typeof schema === "string" ? schema : JSON.stringify(schema), id, strict, maxBytes, maxDepth, switches };
    this.#open();
  }

  #open() {
    const { version, schema, id, strict, maxBytes, maxDepth, switches } = this.#options;
    within((frame, exports) => {
      this.#judge = exports.glue_open(...frame.put(version), ...frame.put(id), ...frame.put(schema), maxBytes, maxDepth, strict ? 1 : 0, switches);
      if (this.#judge === 0) throw new CouldNotJudge(schema ? "bad-schema" : "bad-argument", given());
    });
    this.#home = instance;
  }

  #call(call) {
    if (this.#home !== instance) this.#open();
    return within((frame, exports) => call(frame, exports, this.#judge));
  }

  /** Whether a body is right. */
  isValid(operation, body, { strict, response = false } = {}) {
    const status = this.#call((frame, exports, judge) => {
      const [name, nameSize] = frame.name(operation);
      const [place, size] = frame.put(body);
      return exports.glue_verdict(judge, name, nameSize, place, size, strictness(strict), response ? 1 : 0);
    });
    if (status < 0) this.check(operation, body, { strict, response });
    return status === 0;
  }

  /** All that is wrong with a body. */
  check(operation, body, { strict, response = false } = {}) {
    const run = (frame, exports, judge) =>
      exports.glue_check(judge, ...frame.name(operation), ...frame.put(body), strictness(strict), response ? 1 : 0);
    return this.#told(run, body);
  }

  /**
   * All that is wrong with the body in a file of JSON, in Node. Without an operation the file's name says it, up to its first dot, or
   * else the nearest folder that is named like one.
   */
  async checkFile(path, { operation, ...options } = {}) {
    const { readFile } = await import("node:fs/promises");
    const body = await readFile(path);
    if (operation !== undefined) return this.check(operation, body, options);
    const parts = decodeURIComponent(path instanceof URL ? path.pathname : String(path)).split(/[\\/]/).filter(Boolean);
    const names = [/^.[^.]*/.exec(parts.pop() ?? "")?.[0] ?? "", ...parts.reverse()];
    let first;
    for (const name of names) {
      try {
        return this.check(name, body, options);
      } catch (error) {
        if (error.status !== "unknown-operation") throw error;
        first ??= error;
      }
    }
    throw first;
  }

  /** All that is wrong with a request: who asks, method, path, query, headers, body. */
  checkRequest({ method, target, headers = [], body, strict, authorization = true }) {
    const pairs = [...(Symbol.iterator in headers ? headers : Object.entries(headers))].map(([name, value]) => [bytesOf(name), bytesOf(value)]);
    const sizes = new Uint8Array(Uint32Array.from(pairs.flatMap(([name, value]) => [name.length, value.length])).buffer);
    const texts = new Uint8Array(pairs.flat().reduce((sum, one) => sum + one.length, 0));
    let at = 0;
    for (const one of pairs.flat()) { texts.set(one, at); at += one.length; }
    const run = (frame, exports, judge) => exports.glue_check_request(
      judge, ...frame.put(method), ...frame.put(target), frame.put(sizes)[0], pairs.length, frame.put(texts)[0], ...frame.put(body),
      strictness(strict), authorization ? 0 : 1);
    return this.#told(run, body);
  }

  /** All that is wrong with the answer of an operation. */
  checkResponse(operation, httpStatus, body, { strict } = {}) {
    const run = (frame, exports, judge) =>
      exports.glue_check_response(judge, ...frame.name(operation), httpStatus, ...frame.put(body), strictness(strict));
    return this.#told(run, body);
  }

  // The module keeps one report; another call has filled it anew, so what is asked later is judged again.
  #told(run, source) {
    let serial = 0;
    const judged = () => {
      const status = this.#call(run);
      serial = ++reports;
      return status;
    };
    const status = judged();
    const name = NAMES.get(status) ?? "internal";
    const texts = (kind, language, path, short) => {
      if (serial !== reports) judged();
      return this.#call((frame, exports, judge) => {
        const done = exports.glue_render(judge, kind, languageOf(language), short ? 1 : 0, ...frame.put(path), ...frame.put(source));
        if (done !== 0) throw new CouldNotJudge(NAMES.get(done));
        return given();
      });
    };
    const hasReport = ![-1, -2, -99].includes(status);
    const operation = hasReport ? this.#call((_, exports, judge) => (exports.glue_operation(judge), given())) : "";
    const report = hasReport ? new Report(name, operation, texts) : undefined;
    if (status < 0) throw new CouldNotJudge(name, report?.findings[0]?.message, report);
    return report;
  }
}

let reports = 0;

function languageOf(language) {
  if (!(language in LANGUAGES)) throw new RangeError(`language is en or zh, not ${language}`);
  return LANGUAGES[language];
}
