// make_browser.mjs FOLDER: makes FOLDER/ocpv.browser.js of index.mjs and ocpv.wasm in it: one classic script, which a page that
// was opened as a file can load, for neither modules nor fetch work there.
import { readFileSync, writeFileSync } from "node:fs";

const folder = process.argv[2];
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
const code = readFileSync(`${folder}/index.mjs`, "utf8");
const names = [...code.matchAll(/^export (?:async )?(?:class|const|function) (\w+)/gm)].map((found) => found[1]);
// A script has no place of its own, and is given the bytes.
const script = code.replace(/^export /gm, "").replaceAll("import.meta.url", '"file:///"');
if (names.length < 5 || /^(?:import|export) |import\.meta/m.test(script)) throw new Error("index.mjs has a form that no script can have");
const bytes = readFileSync(`${folder}/ocpv.wasm`).toString("base64");
writeFileSync(`${folder}/ocpv.browser.js`, `// ocpv.browser.js ${version}
// Sets ocpvBrowser: what index.mjs exports, where load() needs nothing.
globalThis.ocpvBrowser = (() => {
"use strict";
${script}
const BYTES = "${bytes}";
const own = () => Uint8Array.from(atob(BYTES), (one) => one.charCodeAt(0));
return { ${names.filter((name) => name !== "load").join(", ")}, load: (source) => load(source ?? own()) };
})();
`);
