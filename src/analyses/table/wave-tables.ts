import type {BaseRecord, Block, Column, Table} from "../../results/model.ts";
import type {Followed} from "../count/followed.ts";
import type {Tally} from "../count/tally.ts";
import {lowerFirst} from "../print/danish.ts";
import type {NamedBase} from "../print/missing-note.ts";
import {type BaseRules, categoriesOf, sharedCategories} from "../resolve/categories.ts";
import {linesOf} from "../resolve/lines.ts";
import {blockOf, groupName} from "../resolve/pair-groups.ts";
import type {Segments} from "../resolve/segments.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import type {Task} from "../task.ts";
import {answerRows, totalRow} from "./category-rows.ts";

interface WaveTable {
  readonly table: Table;
  readonly bases: readonly BaseRecord[];
}

/** A block for each item and group, with its own categories, over a column for each wave. */
export function stackedByWave(
  task: Task<"change">,
  parts: readonly Followed[],
  headings: readonly WaveHeading[],
  rules: BaseRules,
): WaveTable {
  const {key: analysis, spec, context} = task;
  const [first] = parts;
  return {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: first === undefined ? [] : columnsOf(first, headings).map(({column}) => column),
      blocks: parts.map((part) => {
        const at = {analysis, block: part.key};
        const columns = tallied(columnsOf(part, headings));
        const lines = linesOf(task, part.item, categoriesOf(part.item, rules));
        return {
          key: part.key,
          label: parts.length > 1 || part.item.labelGiven ? part.item.label : null,
          question: part.item.question,
          rows: [...answerRows(at, lines, columns, context.style), totalRow(at, columns, context.style)],
        };
      }),
    },
    bases: parts.flatMap((part) =>
      columnsOf(part, headings).map(({column, tally}) => ({block: part.key, column: column.key, ...tally.base})),
    ),
  };
}

/** A block for each group of shared categories, over a column for each item and wave, the waves of an item together. */
export function wavesSideBySide(
  task: Task<"change">,
  parts: readonly Followed[],
  headings: readonly WaveHeading[],
  rules: BaseRules,
  groups: Segments,
): WaveTable {
  const {key: analysis, spec, context} = task;
  const items = parts.map(({item}) => item);
  const categories = sharedCategories(items, rules);
  const [item] = items;
  const lines = item === undefined ? [] : linesOf(task, item, categories);
  const blocks = groups.list.map((group) => {
    const own = parts.filter((part) => part.group === group);
    const block = blockOf(group);
    const columns = own.flatMap((part) => columnsOf(part, headings, part.itemKey));
    const at = {analysis, block};
    const rows = [
      ...answerRows(at, lines, tallied(columns), context.style),
      totalRow(at, tallied(columns), context.style),
    ];
    return {columns, block: {key: block, label: groupName(groups, group), question: null, rows} satisfies Block};
  });
  return {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: blocks[0]?.columns.map(({column}) => column) ?? [],
      blocks: blocks.map(({block}) => block),
    },
    bases: blocks.flatMap(({block, columns}) =>
      columns.map(({column, tally}) => ({block: block.key, column: column.key, ...tally.base})),
    ),
  };
}

interface WaveColumn {
  readonly column: Column;
  readonly tally: Tally;
}

/**
 * The columns of one item: `1`, `3`, and `all` before them where the panel is compared with everybody; `psykhelb@1` …
 * where items stand side by side. What the panel is compared with is none of its own columns.
 */
function columnsOf(part: Followed, headings: readonly WaveHeading[], itemKey: string | null = null): WaveColumn[] {
  const columnOf = (key: string, label: string, role: Column["role"]): Column => ({
    key: itemKey === null ? key : `${itemKey}@${key}`,
    label,
    group: itemKey === null ? null : part.itemLabel,
    unit: "percent",
    role,
  });
  const all =
    part.ofAll === null
      ? []
      : [{column: columnOf("all", `Alle, ${lowerFirst(headings[0]?.label ?? "")}`, "total"), tally: part.ofAll}];
  return [
    ...all,
    ...headings.flatMap(({key, label}, index) => {
      const tally = part.tallies[index];
      return tally === undefined ? [] : [{column: columnOf(key, label, "value"), tally}];
    }),
  ];
}

function tallied(columns: readonly WaveColumn[]) {
  return columns.map(({column, tally}) => ({key: column.key, measure: "percent" as const, tally}));
}

/** The bases of followed items, named for the note on blanks. */
export function namedBases(parts: readonly Followed[], headings: readonly WaveHeading[]): NamedBase[] {
  return parts.flatMap((part) =>
    columnsOf(part, headings).map(({column: {label}, tally}) => ({
      label: parts.length === 1 ? label : `${part.item.label}, ${lowerFirst(label)}`,
      base: tally.base,
    })),
  );
}
