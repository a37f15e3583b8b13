/**
 * Tables of other analyses, or parts of them, under one another or beside each other.
 *
 * - Stacked: a block for each block of each part, keyed by the part (`part.block` where it has several); columns of the same
 *   key, label and heading are shared, and a part has empty cells in the others'.
 * - Beside: columns are keyed `part.column` under the part's label; rows of the same label, or else the same key, continue.
 * - A cell is the one it repeats, with an address of its own and that of the other under `of`. Bases, tests, notes, warnings,
 *   questions and sources of the parts come along, each once.
 */
import type {AnalysisResult, Findings} from "../../results/model.ts";
import type {Task} from "../task.ts";
import {composedBeside} from "./composed/beside.ts";
import {partsOf} from "./composed/parts.ts";
import {composedResult} from "./composed/result.ts";
import {composedStacked} from "./composed/stacked.ts";

/** @throws CliError (config) for a block, row or column that a part does not have */
export async function composed(task: Task<"composed">, findings: Findings): Promise<AnalysisResult> {
  const parts = partsOf(task, findings);
  const table = task.spec.arrangement === "stacked" ? composedStacked(task, parts) : composedBeside(task, parts);
  return composedResult(task, parts, table);
}
