// Verdicts of texts, by this package and by ajv on the same schema (Debian package node-ajv), taking turns; processor time.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { BROKEN, OPERATION, RIGHT, folder, ocpv, source } from "./common.mjs";

let Ajv;
try {
  Ajv = createRequire(import.meta.url)("ajv");
} catch {
  console.log("skipped: ajv is missing (Debian package node-ajv)");
  process.exit(77);
}
const schema = JSON.parse(readFileSync(`${source}/schemas/${OPERATION}/request.schema.json`, "utf8"));
const ajv = new Ajv({ unknownFormats: "ignore", logger: false, schemaId: "auto" }).compile(schema);
const validator = new ocpv.Validator();
const bytes = Buffer.from(RIGHT);
const works = {
  "ocpv, bytes": () => validator.isValid(OPERATION, bytes),
  "ocpv, text": () => validator.isValid(OPERATION, RIGHT),
  "JSON.parse and ajv, bytes": () => ajv(JSON.parse(bytes.toString())),
  "JSON.parse and ajv, text": () => ajv(JSON.parse(RIGHT)),
  "JSON.parse alone, text": () => JSON.parse(RIGHT),
};
if (ajv(JSON.parse(BROKEN)) || validator.isValid(OPERATION, BROKEN)) throw new Error("the broken body is right");
const spent = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
for (let round = 0; round < 9; round += 1) {
  for (const [name, work] of Object.entries(works)) {
    const before = process.cpuUsage();
    for (let i = 0; i < 20000; i += 1) if (!work()) throw new Error(name);
    const { user, system } = process.cpuUsage(before);
    spent[name].push((user + system) / 20000);
  }
}
for (const [name, all] of Object.entries(spent)) console.log(name.padEnd(28), all.sort((a, b) => a - b)[4].toFixed(2), "us of processor time");
const size = readFileSync(`${folder}/ocpv.wasm`).length;
console.log(`ocpv.wasm has ${size} bytes`);
if (size > 700 * 1024) process.exit(1);
