import {CliError} from "../errors/cli-error.ts";

/** Input as a person types it: a table as "3 4; 9 0", a list as "1 2 3", a number as "3". Decimal comma or point. */
export function parseArguments(options: Readonly<Record<string, string | undefined>>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(options)) {
    if (text !== undefined) input[name] = (readers[name] ?? readList)(name, text);
  }
  return input;
}

const readers: Readonly<Record<string, (name: string, text: string) => unknown>> = {
  table: readRows,
  groups: readRows,
  matrix: readRows,
  count: readNumber,
  n: readNumber,
  target: readNumber,
  statistic: readNumber,
  df: readNumber,
};

function readRows(name: string, text: string): number[][] {
  return text.split(";").map((row) => readList(name, row));
}

function readList(name: string, text: string): number[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== "")
    .map((part) => readNumber(name, part));
}

function readNumber(name: string, text: string): number {
  const value = Number(text.trim().replace(",", "."));
  if (text.trim() === "" || Number.isNaN(value)) {
    throw new CliError("usage", `--${name}: "${text}" is not a number.`, {
      hint: 'Write numbers with blanks between, and rows with ";" between: "3 4; 9 0".',
    });
  }
  return value;
}
