/**
 * Numbers of other analyses put together by the author: each cell repeats one.
 *
 * - The only block is `all`; rows and columns and their keys are the author's.
 * - A cell is the one it repeats, with an address of its own and that of the other under `of`; or its persons (`of: count`) or what it
 *   is a share of (`of: base`). The sources of the analyses come along, and their notes but those on tests. What a row does not name is blank.
 * - Where a column has percentages and other numbers, the percentages are shown with their unit.
 */
import type {CellSource} from "../../config/analyses/number-source.ts";
import type {Path} from "../../config/read-yaml.ts";
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import {findByAddress} from "../../results/find-by-address.ts";
import type {AnalysisResult, Cell, Column, Findings, Note, Row} from "../../results/model.ts";
import {shownIn} from "../../results/shown.ts";
import {listOf} from "../print/danish.ts";
import {sourcesOf} from "../print/sources-of.ts";
import {cellFrom, numberFrom} from "../resolve/number-source.ts";
import {typedKeys} from "../resolve/typed-names.ts";
import {addressOf, countCell, numberCell} from "../table/cells.ts";
import {fewestDecimals} from "../table/decimals.ts";
import {displayOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {blankCell, repeated} from "./composed/repeat.ts";

type Summary = Task<"summary">;

const block = "all";

/** @throws CliError (config) for an address without a cell, or a column that is not named */
export async function summary(task: Summary, findings: Findings): Promise<AnalysisResult> {
  const {spec} = task;
  const named = namedColumns(task);
  const columnKeys = typedKeys(task, named, ["columns"]);
  const rowKeys = typedKeys(task, spec.rows, ["rows"]);
  const rows = spec.rows.map(({label, cells}, index): Row => {
    const key = rowKeys[index] ?? "";
    return {
      key,
      label,
      role: "category",
      cells: named.map((column, at): Cell => {
        const address = addressOf(task.key, block, key, columnKeys[at] ?? "");
        const name = [column.key, column.label].find((each) => each !== undefined && Object.hasOwn(cells, each));
        const from = name === undefined ? undefined : cells[name];
        if (name === undefined || from === undefined) return blankCell(address);
        return summarised(task, findings, from, address, ["rows", index, "cells", name]);
      }),
    };
  });
  const addresses = rows.flatMap(({cells}) => cells.flatMap(({of}) => of ?? []));
  const units = named.map((_, at) =>
    unitOf(
      findings,
      rows.flatMap(({cells}) => cells[at] ?? []),
    ),
  );
  const columns = named.map(
    ({label, group}, at): Column => ({
      key: columnKeys[at] ?? "",
      label,
      group: group ?? null,
      unit: units[at] ?? "number",
      role: "value",
    }),
  );
  const {style} = task.context;
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns,
      blocks: [
        {
          key: block,
          label: null,
          question: null,
          rows: rows.map((row) => ({
            ...row,
            cells: row.cells.map((cell, at) => (units[at] === "percent" ? cell : withPercent(cell, style))),
          })),
        },
      ],
    },
    source: sourcesOf(findings, addresses),
    notes: notesOf(findings, rows),
  });
}

/** The cell that an author names, its persons, or what it is a share of. */
function summarised(task: Summary, findings: Findings, source: string | CellSource, address: string, path: Path): Cell {
  if (typeof source === "string") return repeated(cellFrom(task, findings, source, path).cell, address);
  const {cell} = cellFrom(task, findings, source.cell, [...path, "cell"]);
  if (source.of === "value") return repeated(cell, address);
  if (cell.kind === "empty") return repeated(cell, address);
  const {value} = numberFrom(task, findings, source, path);
  const base = source.of === "count" && "base" in cell ? cell.base : null;
  // A budget model's persons may be 42.5 full-time ones.
  const number = Number.isInteger(value)
    ? countCell(address, value, base)
    : numberCell(address, value, 0, fewestDecimals(value));
  return {...number, of: [cell.address]};
}

/** A percentage as it is shown among other numbers: "44 pct.", "44 pct. (35)". */
function withPercent(cell: Cell, {percent}: NumberStyle): Cell {
  if (cell.kind !== "share" && cell.kind !== "base") return cell;
  const [number = "", ...rest] = shownIn(cell).split(" ");
  const isTold = rest[0] === "%";
  return isTold ? cell : {...cell, shown: [`${number}\u00a0${percent}`, ...rest].join(" ")};
}

interface NamedColumn {
  readonly label: string;
  readonly key?: string | undefined;
  readonly group?: string | undefined;
}

function namedColumns(task: Summary): NamedColumn[] {
  const {columns, rows} = task.spec;
  const used = rows.flatMap(({cells}, row) => Object.keys(cells).map((name) => ({name, row})));
  if (columns === undefined) return [...new Set(used.map(({name}) => name))].map((label) => ({label}));
  const names = columns.flatMap((column: NamedColumn) => [
    column.label,
    ...(column.key === undefined ? [] : [column.key]),
  ]);
  const unknown = used.find(({name}) => !names.includes(name));
  if (unknown === undefined) return columns;
  throw new CliError("config", `There is no column "${unknown.name}".`, {
    place: placeIn(task, "rows", unknown.row, "cells", unknown.name),
    hint: didYouMean(unknown.name, names, "columns"),
  });
}

/** The unit that all cells of a column share where they stand; a mixed column is one of numbers. */
function unitOf(findings: Findings, cells: readonly Cell[]): Column["unit"] {
  const units = new Set(
    cells.flatMap(({kind, of = []}): Column["unit"][] =>
      kind === "count" ? ["count"] : of.flatMap((address) => findByAddress(findings, address)?.column.unit ?? []),
    ),
  );
  const [unit = "number"] = units;
  return units.size === 1 ? unit : "number";
}

/**
 * The notes of the analyses, each once; one that is not about all rows begins with those it is about. Tests compare
 * what stands in their own tables, and are left there.
 */
function notesOf(findings: Findings, rows: readonly Row[]): Note[] {
  const told = new Map<string, {readonly note: Note; readonly of: Set<string>}>();
  for (const {label, cells} of rows) {
    const addresses = cells.flatMap(({of}) => of ?? []);
    const notes = addresses.flatMap((address) => findByAddress(findings, address)?.analysis.notes ?? []);
    for (const note of notes.filter(({kind}) => kind !== "test")) {
      const known = told.get(note.text) ?? {note, of: new Set<string>()};
      told.set(note.text, known);
      known.of.add(label);
    }
  }
  return [...told.values()].map(({note, of}) =>
    of.size === rows.length ? note : {...note, text: `${listOf([...of])}: ${note.text}`},
  );
}
