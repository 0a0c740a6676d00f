// Judges what comes to a server of Node or Express, and what fetch sends.
import { CouldNotJudge, Validator } from "./index.mjs";

const TITLES = {
  400: ["the request is malformed", "请求格式有误"],
  413: ["the body is too large", "请求体过大"],
  503: ["the request could not be judged", "无法检查该请求"],
};

const isBelow = (path, prefix) => prefix === "/" || path === prefix || path.startsWith(prefix.replace(/\/$/, "") + "/");

/** By Accept-Language (RFC 9110, 12.5.4): Chinese where it is wanted more than English. */
export function languageWanted(accept = "") {
  let best = 0;
  let language = "en";
  for (const one of accept.split(",")) {
    const [name, parameter = "q=1"] = one.split(";").map((part) => part.trim().toLowerCase());
    const kind = name.split("-")[0];
    const weight = ["zh", "en", "*"].includes(kind) && parameter.startsWith("q=") ? Math.min(Number(parameter.slice(2)) || 0, 1) : 0;
    if (weight > best) [best, language] = [weight, kind === "zh" ? "zh" : "en"];
  }
  return language;
}

function judge(validator, request, { strict, authorization = true }) {
  try {
    const report = validator.checkRequest({ ...request, strict, authorization });
    return { status: report.status, report };
  } catch (error) {
    if (!(error instanceof CouldNotJudge)) throw error;
    return { status: error.status, report: error.report };
  }
}

function outcomeOf({ status, report }, isRefused) {
  const ids = report === undefined ? [] : [...new Set(report.findings.map((one) => one.id))];
  return { status, operation: report?.operation ?? "", ids, report, isRefused };
}

/** What refuses a request: its status, headers and text. */
function answerOf(report, unread, language) {
  const problem = report?.toProblem({ language });
  const text = problem || JSON.stringify({ type: "about:blank", title: TITLES[unread][language === "zh" ? 1 : 0], status: unread }) + "\n";
  const { status } = JSON.parse(text);
  const headers = { "Content-Type": "application/problem+json", "Content-Language": language };
  if (status === 401) headers["WWW-Authenticate"] = 'Basic realm="OCP"';
  const allowed = report?.findings.find((one) => one.id === "wrong-method")?.expected ?? [];
  if (status === 405 && allowed.length > 0) headers.Allow = allowed.join(", ");
  return { status, headers, text };
}

async function bodyOf(request, most) {
  if (Number(request.headers["content-length"] ?? 0) > most) return undefined;
  const pieces = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function pairsOf(raw) {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i], raw[2 * i + 1]]);
}

/**
 * Middleware of Express, or of Node's own server as (request, response, next). It reads the body: the bytes are `request.rawBody`, and
 * `request.body` is what JSON.parse makes of them, as parsers that stand behind it expect.
 */
export function middleware({ validator = new Validator(), prefix = "/", reportOnly = false, language = "auto", onJudged = () => {}, ...how } = {}) {
  return async (request, response, next) => {
    const target = request.originalUrl ?? request.url;
    if (!isBelow(target.split("?")[0], prefix)) return next();
    try {
      const body = request.rawBody ?? (Buffer.isBuffer(request.body) ? request.body : await bodyOf(request, validator.maxBytes));
      const judged = body === undefined ? { status: "too-large" }
        : judge(validator, { method: request.method, target, headers: pairsOf(request.rawHeaders), body }, how);
      const isRefused = judged.status !== "ok" && (!reportOnly || body === undefined);
      request.ocpv = outcomeOf(judged, isRefused);
      onJudged(request.ocpv);
      if (!isRefused) {
        request.rawBody = body;
        request._body = true; // The sign of body-parser that the stream was read.
        request.body = parsed(body);
        return next();
      }
      const chosen = language === "auto" ? languageWanted(request.headers["accept-language"]) : language;
      const answer = answerOf(judged.report, body === undefined ? 413 : 503, chosen);
      if (body === undefined) answer.headers.Connection = "close";
      response.writeHead(answer.status, { ...answer.headers, "Content-Length": Buffer.byteLength(answer.text) });
      response.end(request.method === "HEAD" ? undefined : answer.text);
    } catch (error) {
      next(error); // The caller has gone, or the application's own fault.
    }
  };
}

function parsed(body) {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
  } catch {
    return {}; // Only where nothing is refused.
  }
}

export class WrongRequest extends Error {
  constructor(report) {
    super(`the request was not sent, because it is wrong\n${report.toText({ short: true, path: report.operation || "-" })}`.trimEnd());
    this.name = "WrongRequest";
    this.report = report;
  }
}

/** A fetch that sends what is right only. */
export function judgedFetch({ validator = new Validator(), fetch = globalThis.fetch, prefix = "/", hosts, reportOnly = false, onJudged = () => {}, ...how } = {}) {
  return async (resource, options) => {
    const request = new Request(resource, options);
    const url = new URL(request.url);
    if (!isBelow(url.pathname, prefix) || (hosts && !hosts.includes(url.host) && !hosts.includes(url.hostname))) return fetch(request);
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const judged = judge(validator, { method: request.method, target: url.pathname + url.search, headers: request.headers, body }, how);
    const isRefused = judged.status !== "ok" && !reportOnly;
    onJudged(outcomeOf(judged, isRefused));
    if (isRefused && judged.report !== undefined) throw new WrongRequest(judged.report);
    if (isRefused) throw new CouldNotJudge(judged.status);
    return fetch(request);
  };
}
