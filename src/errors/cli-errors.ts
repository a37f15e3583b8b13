import {CliError} from "./cli-error.ts";

/** Several expected failures that were found at once. Who speaks of one only, speaks of the first. */
export class CliErrors extends CliError {
  readonly errors: readonly CliError[];

  constructor(first: CliError, others: readonly CliError[]) {
    const canRetry = [first, ...others].every((error) => error.canRetry);
    super(first.kind, first.message, {place: first.place, hint: first.hint, cause: first.cause, canRetry});
    this.name = "CliErrors";
    this.errors = [first, ...others];
  }
}

/** Nothing happens when there are none. @throws CliError the only one, or all in one */
export function throwAll(errors: readonly CliError[]): void {
  const [first, ...others] = errors;
  if (first !== undefined) throw others.length === 0 ? first : new CliErrors(first, others);
}

/** The expected failures that were thrown, one by one. @throws what is no expected failure, as it is */
export function expectedErrors(thrown: unknown): readonly CliError[] {
  if (thrown instanceof CliErrors) return thrown.errors;
  if (thrown instanceof CliError) return [thrown];
  throw thrown;
}

/** By file, line and column; what has no place first. */
export function sortedByPlace(errors: readonly CliError[]): CliError[] {
  return errors.toSorted(
    ({place: a}, {place: b}) =>
      compareTexts(a?.file ?? "", b?.file ?? "") ||
      (a?.line ?? 0) - (b?.line ?? 0) ||
      (a?.column ?? 0) - (b?.column ?? 0),
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
