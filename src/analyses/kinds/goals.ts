/**
 * What is attained against its targets, with a verdict by a stated rule: goals as rows.
 *
 * - The only block is `all`; rows and their keys are the author's. Columns are `attained`, `n`, `interval`, `target`,
 *   `difference`, `p` (unless no goal is tested) and `verdict`.
 * - `attained` is a share, a mean or a count of another analysis and carries its address; shares and targets of shares are in
 *   percent, and `difference` is then in percentage points, from unrounded numbers.
 * - A share's interval is Clopper-Pearson's; a mean has the interval of its own analysis, or that of its n and standard
 *   deviation; a count of things done has none, and is judged by itself.
 * - Each share is tested against its target, exactly and both ways.
 */
import type {AnalysisResult, Findings, Row} from "../../results/model.ts";
import {sourcesOf} from "../print/sources-of.ts";
import {typedKeys} from "../resolve/typed-names.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {attainedOf, toldApart} from "./goals/attained.ts";
import {goalCells, goalColumns, sharedUnit} from "./goals/cells.ts";
import type {Goal} from "./goals/goal.ts";
import {goalNotes} from "./goals/notes.ts";
import {targetOf} from "./goals/target.ts";
import {testGoal} from "./goals/tests.ts";
import {noVerdict, verdictOf} from "./goals/verdict.ts";

const block = "all";

/** @throws CliError (config) for a number or a target that is named wrong, or a target of another unit */
export async function goals(task: Task<"goals">, findings: Findings): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const keys = typedKeys(task, spec.rows, ["rows"]);
  const found = spec.rows.map((_, row) => goalOf(task, findings, row, keys[row] ?? ""));
  const columns = goalColumns(found);
  const isMixed = sharedUnit(found) === null;
  const rows = found.map((goal): Row => {
    const label = isMixed && goal.attained?.unit === "percent" ? `${goal.label} (pct.)` : goal.label;
    return {key: goal.key, label, role: "category", cells: goalCells({analysis, block}, goal, columns, context.style)};
  });
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns,
      blocks: [{key: block, label: null, question: null, rows}],
    },
    source: sourcesOf(
      findings,
      found.flatMap(({of, target}) => [...of, ...target.of]),
    ),
    tests: found.flatMap(({test}) => test?.record ?? []),
    notes: goalNotes(task, found),
  });
}

function goalOf(task: Task<"goals">, findings: Findings, row: number, key: string): Goal {
  const {spec, context} = task;
  const written = spec.rows[row];
  if (written === undefined) throw new RangeError(`there is no goal ${row}`);
  const {label, direction} = written;
  const attained = attainedOf(task, findings, row);
  if ("reason" in attained) {
    const target = targetOf(task, findings, row, null);
    const {reason, of} = attained;
    return {key, label, attained: null, reason, of, target, direction, verdict: noVerdict, test: null};
  }
  const target = targetOf(task, findings, row, attained.unit);
  const test =
    spec.test === "none" ? null : testGoal({key, label, attained, target: target.value}, block, context.style);
  const verdict = verdictOf(attained, target.value, spec.rule, direction);
  const told = toldApart(attained, target.value);
  return {key, label, attained: told, reason: "", of: attained.of, target, direction, verdict, test};
}
