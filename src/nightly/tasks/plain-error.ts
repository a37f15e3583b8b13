/** Errors on their way from one process to another. */
import {CliError, type ErrorKind, type Place} from "../../errors/cli-error.ts";
import {CliErrors, throwAll} from "../../errors/cli-errors.ts";

interface PlainCliError {
  readonly kind: ErrorKind;
  readonly message: string;
  readonly hint: string | null;
  readonly place: Place | null;
  readonly canRetry: boolean;
}

/** A defect has its stack in the place of all else. */
export type PlainError = {readonly errors: readonly PlainCliError[]} | {readonly defect: string};

export function plainError(error: unknown): PlainError {
  if (!(error instanceof CliError)) {
    return {defect: error instanceof Error ? (error.stack ?? error.message) : String(error)};
  }
  const errors = error instanceof CliErrors ? error.errors : [error];
  return {
    errors: errors.map(({kind, message, hint, place, canRetry}) => ({
      kind,
      message,
      hint: hint ?? null,
      // Places may look for themselves when they are asked; what is sent is what they found.
      place: place === undefined ? null : plainPlace(place),
      canRetry,
    })),
  };
}

function plainPlace({file, line, column}: Place): Place {
  return {file, ...(line !== undefined && {line}), ...(column !== undefined && {column})};
}

/** @throws what `plainError` was made of: CliError, or Error for a defect */
export function throwPlain(plain: PlainError): never {
  if ("defect" in plain) {
    const [first = ""] = plain.defect.split("\n");
    const error = new Error(first.replace(/^\w*Error: /, ""));
    error.stack = plain.defect;
    throw error;
  }
  throwAll(
    plain.errors.map(({kind, message, hint, place, canRetry}) => {
      return new CliError(kind, message, {hint: hint ?? undefined, place: place ?? undefined, canRetry});
    }),
  );
  throw new TypeError("a process has failed without saying why");
}
