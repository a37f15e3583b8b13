import {isDeepStrictEqual} from "node:util";
import {CliError} from "../../../src/errors/cli-error.ts";
import {renderJson} from "../../../src/render/json.ts";
import {lookUp} from "../../../src/results/lookup.ts";
import {LookupError} from "../../../src/results/lookup-error.ts";
import type {AnalysisResult, Findings, Results, TestOutcome} from "../../../src/results/model.ts";
import {checkCells} from "./check-cells.ts";
import {checkPage} from "./check-drawn.ts";

/** What is wrong with a result, in words; nothing when all is well. */
export function checkResult(result: AnalysisResult, results: Results): string[] {
  return [
    ...checkValues(result, result.key),
    ...checkCells(result, results),
    ...result.tests.flatMap(({chosen, alternatives}) => [chosen, ...alternatives].flatMap(checkOutcome)),
    ...result.tests.flatMap(({effects}) =>
      effects.flatMap(({method, exact, low, high}) =>
        low <= exact && exact <= high ? [] : [`${method} ${exact} has the interval ${low} to ${high}`],
      ),
    ),
    ...checkKeys(result),
    ...checkLookup(result, results),
    ...checkJson(results),
    ...checkPage(result),
  ];
}

/** Words that only a mistake prints. */
const slips = /\b(?:NaN|Infinity|undefined|null)\b|\[object /;

/** Numbers are finite, nothing is undefined, and no text is what a missing value prints as. */
function checkValues(value: unknown, path: string): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === "string") return slips.test(value) ? [`${path} is «${value}»`] : [];
  if (value === undefined) return [`${path} is undefined`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => checkValues(each, `${path}.${key}`));
}

function checkOutcome({method, p, n, df, adjusted, simulation}: TestOutcome): string[] {
  const shares = [p, adjusted?.p ?? 0, simulation?.low ?? 0, simulation?.high ?? 0];
  return [
    ...(shares.every((share) => share >= 0 && share <= 1) ? [] : [`${method} has p ${shares.join(", ")}`]),
    ...(Number.isInteger(n) && n > 0 ? [] : [`${method} has n ${n}`]),
    ...(df === null || df > 0 ? [] : [`${method} has ${df} degrees of freedom`]),
  ];
}

function checkKeys({tests}: AnalysisResult): string[] {
  const keys = tests.map(({key}) => key);
  return new Set(keys).size === keys.length ? [] : [`two tests have one key: ${keys.join(", ")}`];
}

/** Whatever a table prints can be looked up from a chapter by the keys of its parts. */
function checkLookup(result: AnalysisResult, findings: Findings): string[] {
  const {blocks, columns} = result.table;
  return blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      row.cells.flatMap((cell, index): string[] => {
        const column = columns[index];
        if (cell.kind === "empty" || column === undefined) return [];
        // An author's names are labels before they are keys.
        if (isLabel(block.key, blocks, block) || isLabel(row.key, block.rows, row)) return [];
        if (isLabel(column.key, columns, column)) return [];
        const selector = {
          analysis: result.key,
          block: block.key,
          rows: row.key === "" ? undefined : row.key,
          columns: column.key,
        };
        try {
          const {sum} = lookUp(findings, selector);
          return sum.addresses[0] === cell.address
            ? []
            : [`by its keys ${cell.address} is ${sum.addresses.join(", ")}`];
        } catch (error) {
          if (error instanceof LookupError || error instanceof CliError) return [`${cell.address}: ${error.message}`];
          throw error;
        }
      }),
    ),
  );
}

interface Named {
  readonly key: string;
  readonly label: string | null;
}

/** Whether something else is called as a key is. */
function isLabel(key: string, parts: readonly Named[], self: Named): boolean {
  const plain = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
  return parts.some((part) => part !== self && plain(part.label ?? "") === plain(key));
}

function checkJson(results: Results): string[] {
  const again: unknown = JSON.parse(renderJson(results));
  return isDeepStrictEqual(again, results) ? [] : ["results.json is not what was written"];
}
