import type {ComposedPart} from "../../../config/analyses/composed.ts";
import type {Path} from "../../../config/read-yaml.ts";
import {matchName} from "../../../results/match-names.ts";
import type {AnalysisResult, Block, Column, Findings, Row} from "../../../results/model.ts";
import {lookedUp} from "../../resolve/looked-up.ts";
import {own} from "../../resolve/own.ts";
import {typedKeys} from "../../resolve/typed-names.ts";
import {placeIn, type Task} from "../../task.ts";

/** A part of a composed table: what is taken of another analysis. */
export interface Part {
  readonly key: string;
  /** Printed over it; null where the author has written none. */
  readonly label: string | null;
  readonly analysis: AnalysisResult;
  readonly columns: readonly Column[];
  /** Their rows have all cells of the analysis, in the order of its own columns. */
  readonly blocks: readonly Block[];
}

/** @throws CliError (config) for two parts of the same key, or a block, row or column that is not there */
export function partsOf(task: Task<"composed">, findings: Findings): Part[] {
  const {parts} = task.spec;
  const keys = typedKeys(
    task,
    parts.map(({key, analysis}) => ({label: analysis, key})),
    ["parts"],
  );
  return parts.map((part, index) => partOf(task, findings, part, keys[index] ?? "", ["parts", index]));
}

function partOf(task: Task<"composed">, findings: Findings, spec: ComposedPart, key: string, path: Path): Part {
  const analysis = own(findings.analyses, spec.analysis);
  if (analysis === undefined) throw new TypeError(`the analysis ${spec.analysis} has not been run`);
  const where = `analysis "${analysis.key}"`;
  const {table} = analysis;
  const pick = <Item extends Block | Column | Row>(
    subject: "block" | "column" | "row",
    names: readonly string[] | undefined,
    items: readonly Item[],
  ) =>
    names === undefined
      ? items
      : names.map((name, index) =>
          lookedUp(placeIn(task, ...path, `${subject}s`, index), () => matchName(name, {subject, items, where})),
        );
  const blocks = pick("block", spec.blocks, table.blocks);
  return {
    key,
    label: spec.label ?? null,
    analysis,
    columns: pick("column", spec.columns, table.columns),
    blocks: blocks.map((block) => ({...block, rows: pick("row", spec.rows, block.rows)})),
  };
}

/** The cell of a part's row in one of its columns. */
export function cellIn({analysis}: Part, row: Row, column: Column) {
  const cell = row.cells[analysis.table.columns.indexOf(column)];
  if (cell === undefined) throw new RangeError(`row "${row.key}" of ${analysis.key} has no cell in "${column.key}"`);
  return cell;
}
