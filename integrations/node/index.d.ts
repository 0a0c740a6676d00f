export type StatusName = "ok" | "invalid" | "no-memory" | "bad-argument" | "not-json" | "too-large" | "too-deep" | "unknown-operation" | "bad-schema" | "io" | "internal";
export type Language = "en" | "zh";
export type Text = string | Uint8Array | ArrayBuffer | ArrayBufferView;
export type Compat = "null=absent" | "long=number-or-string" | "integers=java";
export declare const Status: Readonly<Record<StatusName, number>>;

export interface Position { line: number; column: number; byte: number }
export interface Range { start: Position; end: Position }
/** One finding, as docs/report.schema.json has it. */
export interface Finding {
  id: string;
  severity: "error" | "warning" | "note";
  strength: "stated" | "inferred" | "corrected" | "contested";
  message: string;
  part: string;
  pointer: string;
  range: Range;
  expected: string[];
  suggestions: { text: string; edits?: { byte_start: number; byte_end: number; insert: string }[] }[];
  doc?: { page: string; line: number };
  [other: string]: unknown;
}

export interface Report {
  readonly status: StatusName;
  readonly operation: string;
  readonly ok: boolean;
  readonly findings: Finding[];
  findingsIn(language: Language): Finding[];
  toText(options?: { language?: Language; path?: string; short?: boolean }): string;
  toJSONText(options?: { language?: Language; path?: string }): string;
  toProblem(options?: { language?: Language }): string;
}

/** Nothing is known about the body: `status` says why. */
export declare class CouldNotJudge extends Error {
  readonly status: StatusName;
  readonly report?: Report;
}

/** Compiles the module, once. `source`: its bytes, a Response of it, or nothing for the file beside this one. */
export declare function load(source?: BufferSource | Response): Promise<void>;
export declare function libraryVersion(): string;
/** How much memory the module holds. */
export declare function memoryBytes(): number;

export interface ValidatorOptions {
  version?: string;
  schema?: string | object;
  id?: string;
  strict?: boolean;
  maxBytes?: number;
  maxDepth?: number;
  compat?: Compat[];
}

export interface HttpRequest {
  method: string;
  target: string;
  headers?: Iterable<[Text, Text]> | Record<string, Text>;
  body?: Text | null;
  strict?: boolean;
  authorization?: boolean;
}

export declare class Validator {
  constructor(options?: ValidatorOptions);
  readonly maxBytes: number;
  isValid(operation: string, body: Text, options?: { strict?: boolean; response?: boolean }): boolean;
  check(operation: string, body: Text, options?: { strict?: boolean; response?: boolean }): Report;
  /** The body in a file of JSON, in Node. Without an operation the file's name, or that of a folder above it, says it. */
  checkFile(path: string | URL, options?: { operation?: string; strict?: boolean; response?: boolean }): Promise<Report>;
  checkRequest(request: HttpRequest): Report;
  checkResponse(operation: string, httpStatus: number, body: Text, options?: { strict?: boolean }): Report;
}
