/** Where in a file something is wrong. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** The kinds of expected failure. Each has its own exit code, which scripts may rely on. */
export const exitCodes = {
  usage: 2,
  config: 3,
  data: 4,
  claim: 5,
  output: 6,
  environment: 7,
  busy: 8,
} as const;

export type ErrorKind = keyof typeof exitCodes;

export interface CliErrorOptions {
  readonly place?: Place | undefined;
  /** What the user can do about it: one sentence. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  /** Whether the same again, some time later, may succeed: a server that was busy, a file that is not whole yet. */
  readonly canRetry?: boolean | undefined;
}

/**
 * An expected failure, told to the user in words: what is wrong, where, and what to do.
 * Anything else that is thrown is a defect of maalepunkt and ends with exit code 1.
 */
export class CliError extends Error {
  readonly kind: ErrorKind;
  readonly place: Place | undefined;
  readonly hint: string | undefined;
  readonly canRetry: boolean;

  constructor(kind: ErrorKind, message: string, options: CliErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : {cause: options.cause});
    this.name = "CliError";
    this.kind = kind;
    this.place = options.place;
    this.hint = options.hint;
    this.canRetry = options.canRetry ?? false;
  }

  get exitCode(): number {
    return exitCodes[this.kind];
  }
}

/** `file:line:column`, as far as it is known. */
export function formatPlace(place: Place): string {
  const line = place.line === undefined ? "" : `:${place.line}`;
  const column = place.line === undefined || place.column === undefined ? "" : `:${place.column}`;
  return `${place.file}${line}${column}`;
}
