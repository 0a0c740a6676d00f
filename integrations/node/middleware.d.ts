import type { Language, Report, StatusName, Validator } from "./index.mjs";

export interface Outcome { status: StatusName; operation: string; ids: string[]; report?: Report; isRefused: boolean }

export interface Options {
  validator?: Validator;
  prefix?: string;
  reportOnly?: boolean;
  strict?: boolean;
  authorization?: boolean;
  onJudged?: (outcome: Outcome) => void;
}

export declare function middleware(options?: Options & { language?: Language | "auto" }): (request: any, response: any, next: (error?: unknown) => void) => Promise<void>;
export declare function judgedFetch(options?: Options & { hosts?: string[]; fetch?: typeof fetch }): typeof fetch;
export declare function languageWanted(accept?: string): Language;
export declare class WrongRequest extends Error { readonly report: Report }
