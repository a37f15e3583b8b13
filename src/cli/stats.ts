import {readFile} from "node:fs/promises";
import {calculate, calculationNames} from "../calculator/calculate.ts";
import {parseArguments} from "../calculator/parse-arguments.ts";
import {CliError} from "../errors/cli-error.ts";
import type {GlobalOptions} from "./options.ts";
import type {Terminal} from "./terminal.ts";

/** The options that hold input; what each test takes is in docs/statistics.md. */
export const inputOptions = [
  "table",
  "x",
  "y",
  "groups",
  "before",
  "after",
  "matrix",
  "count",
  "n",
  "target",
  "counts",
  "expected",
  "p",
  "statistic",
  "df",
] as const;

type StatsOptions = GlobalOptions & Partial<Record<(typeof inputOptions)[number], string>>;

/** `maalepunkt stats CASES.json` for programs; `maalepunkt stats fisher-exact --table "3 4; 9 0"` for people. */
export async function stats(what: string, options: StatsOptions, terminal: Terminal): Promise<void> {
  if (what.endsWith(".json")) {
    const cases = await readCases(what);
    terminal.write(`${JSON.stringify(cases.map(({test, input}) => calculate(test, input)))}\n`);
    return;
  }
  const input = parseArguments(Object.fromEntries(inputOptions.map((name) => [name, options[name]])));
  if (Object.keys(input).length === 0 && calculationNames.includes(what)) {
    throw new CliError("usage", `"${what}" needs something to work on.`, {hint: 'For instance --table "3 4; 9 0".'});
  }
  const result = calculate(what, input);
  if (options.json === true) {
    terminal.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const width = Math.max(...Object.keys(result).map((name) => name.length));
  for (const [name, value] of Object.entries(result)) terminal.write(`${name.padEnd(width)}  ${shown(value)}\n`);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join("  ");
  return typeof value === "number" ? String(Number(value.toPrecision(12))) : String(value);
}

async function readCases(file: string): Promise<{test: string; input: unknown}[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new CliError("usage", `The file "${file}" cannot be read as JSON.`, {place: {file}, cause});
  }
  if (!Array.isArray(content) || !content.every(isCase)) {
    throw new CliError("usage", "The file is not a list of cases.", {
      place: {file},
      hint: 'Write [{"test": "fisher-exact", "input": {"table": [[3, 4], [9, 0]]}}, …].',
    });
  }
  return content;
}

function isCase(value: unknown): value is {test: string; input: unknown} {
  return (
    typeof value === "object" && value !== null && "test" in value && typeof value.test === "string" && "input" in value
  );
}
