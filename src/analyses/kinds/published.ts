/**
 * Numbers of a published report beside ours, from a file that gives each the address of ours.
 *
 * - The only block is `all`. A row stands for one entry of the file and has its number as key; the last row is `total`.
 *   `cells`, `bases` and `prose` show only what differs, `tests` shows every p. The row label is the published table or,
 *   for prose, the published words.
 * - Numbers are compared at the decimals they are published with. A percentage that comes of rounding twice explains
 *   itself; any other difference needs the file's `reason`, and a reason without a difference is an error.
 * - It runs when all other analyses are done, since it reads their cells.
 */
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, Findings} from "../../results/model.ts";
import {displayOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {compareBases} from "./published/compare-bases.ts";
import {compareCells} from "./published/compare-cells.ts";
import {compareProse} from "./published/compare-prose.ts";
import {compareTests} from "./published/compare-tests.ts";
import type {PublishedReader} from "./published/file.ts";

const comparisons = {cells: compareCells, bases: compareBases, tests: compareTests, prose: compareProse};

/** @param results what the other analyses have found */
export async function published(
  task: Task<"published">,
  results: Findings,
  readPublished: PublishedReader,
): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const file = await readPublished(task);
  if (file.value[spec.compare].length === 0) {
    throw new CliError("config", `The file "${spec.path}" has no ${spec.compare} to compare.`, {
      place: placeIn(task, "compare"),
      hint: `Write some under ${spec.compare}, or compare another part.`,
    });
  }
  const comparison = comparisons[spec.compare]({analysis, file, results, style: context.style});
  return displayOf(task, {...comparison, source: "Den offentliggjorte rapport og egne beregninger"});
}
