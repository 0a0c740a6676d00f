// What the tests share. Each is run with the folder of the package, the source tree and the program.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export const [folder, source, program] = process.argv.slice(2);
export const OPERATION = "backup-tenant-now";
export const TARGET = "/api/v2/ob/clusters/1000021/tenants/1000034/backup/backupNow";
export const SECRET = "c2VjcmV0LXVzZXI6c2VjcmV0LXBhc3N3b3Jk";
export const HEADERS = { Authorization: `Basic ${SECRET}`, "Content-Type": "application/json" };
export const RIGHT = readFileSync(`${source}/examples/requests/backup-tenant-now.json`, "utf8");
export const BROKEN = readFileSync(`${source}/examples/requests/broken.json`, "utf8");
export const ocpv = await import(pathToFileURL(`${folder}/index.mjs`));
export const middle = await import(pathToFileURL(`${folder}/middleware.mjs`));
await ocpv.load();
