import {readFile} from "node:fs/promises";
import picocolors from "picocolors";
import {CliError, formatPlace, type Place} from "../errors/cli-error.ts";
import {CliErrors, sortedByPlace} from "../errors/cli-errors.ts";
import {withoutPersonalData} from "../errors/masked.ts";

export interface DescribeOptions {
  readonly json: boolean;
  readonly verbose: boolean;
  readonly colour: boolean;
  readonly readText?: (file: string) => Promise<string>;
}

/**
 * An error as its reader wants it: a message with the line it is about, or JSON for a script. What looks like personal data
 * is hidden, whoever quoted it. Several are told by file and line, and end with the exit code of the first that was found.
 */
export async function describeError(
  error: unknown,
  options: DescribeOptions,
): Promise<{text: string; exitCode: number}> {
  const exitCode = error instanceof CliError ? error.exitCode : 1;
  if (options.json) return {text: withoutPersonalData(JSON.stringify(plainErrors(error))), exitCode};
  const all = error instanceof CliErrors ? sortedByPlace(error.errors) : [error];
  const described = await Promise.all(all.map((each) => describeOne(each, options)));
  if (all.length > 1) described.push(`${all.length} errors.`);
  return {text: withoutPersonalData(described.join("\n\n")), exitCode};
}

async function describeOne(error: unknown, options: DescribeOptions): Promise<string> {
  const colours = picocolors.createColors(options.colour);
  const lines: string[] = [];
  if (error instanceof CliError) {
    if (error.place !== undefined) lines.push(colours.bold(formatPlace(error.place)));
    lines.push(`${colours.red("error")} ${error.message}`);
    const context = error.place === undefined ? undefined : await sourceLine(error.place, options.readText);
    if (context !== undefined) lines.push("", ...context.map((line) => colours.dim(line)), "");
    if (error.hint !== undefined) lines.push(error.hint);
  } else {
    lines.push(`${colours.red("error")} ${error instanceof Error ? error.message : String(error)}`);
    lines.push("This is a defect of maalepunkt, not of your files. --verbose shows where it happened.");
  }
  if (options.verbose) lines.push("", ...stackOf(error));
  return lines.join("\n").trimEnd();
}

/** `error` is the one that ends the run; `errors` has all of them when there are several. */
function plainErrors(error: unknown): object {
  if (!(error instanceof CliErrors)) return {error: plainError(error)};
  return {error: plainError(error), errors: sortedByPlace(error.errors).map(plainError)};
}

function plainError(error: unknown): object {
  if (!(error instanceof CliError)) {
    return {kind: "defect", message: error instanceof Error ? error.message : String(error), exitCode: 1};
  }
  return {
    kind: error.kind,
    message: error.message,
    place: error.place ?? null,
    hint: error.hint ?? null,
    ...(error.canRetry && {canRetry: true}),
    exitCode: error.exitCode,
  };
}

/** The line itself with a caret under the column; only for files that people write. */
async function sourceLine(
  place: Place,
  readText = (file: string) => readFile(file, "utf8"),
): Promise<string[] | undefined> {
  if (place.line === undefined || !/\.(ya?ml|md)$/.test(place.file)) return undefined;
  const text = await readText(place.file).catch(() => "");
  const line = text.split("\n")[place.line - 1];
  if (line === undefined) return undefined;
  const number = String(place.line);
  const start = Math.max(0, (place.column ?? 1) - 61);
  const shown = line.slice(start, start + 100);
  const rows = [`  ${number} | ${shown}`];
  if (place.column !== undefined)
    rows.push(`  ${" ".repeat(number.length)} | ${" ".repeat(place.column - 1 - start)}^`);
  return rows;
}

function stackOf(error: unknown): string[] {
  const lines: string[] = [];
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    lines.push(`${lines.length === 0 ? "" : "caused by "}${current.stack ?? current.message}`);
  }
  return lines;
}
