import type {BaseRecord, Table} from "../../results/model.ts";
import type {Followed} from "../count/followed.ts";
import type {Tally} from "../count/tally.ts";
import {lowerFirst} from "../print/danish.ts";
import type {NamedBase} from "../print/missing-note.ts";
import {type BaseRules, categoriesOf, sharedCategories} from "../resolve/categories.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import type {Task} from "../task.ts";
import {categoryRows} from "./category-rows.ts";

interface WaveTable {
  readonly table: Table;
  readonly bases: readonly BaseRecord[];
}

/** A block for each item, with its own categories, over a column for each wave. */
export function stackedByWave(
  task: Task<"change">,
  parts: readonly Followed[],
  headings: readonly WaveHeading[],
  rules: BaseRules,
): WaveTable {
  const {key: analysis, spec, context} = task;
  return {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: headings.map(({key, label}) => ({key, label, group: null, unit: "percent", role: "value"})),
      blocks: parts.map((part) => {
        const columns = byWave(part, headings).map(({heading, tally}) => ({
          key: heading.key,
          measure: "percent" as const,
          tally,
        }));
        return {
          key: part.key,
          label: parts.length > 1 || part.item.labelGiven ? part.item.label : null,
          question: part.item.question,
          rows: categoryRows({analysis, block: part.key}, categoriesOf(part.item, rules), columns, context.style),
        };
      }),
    },
    bases: parts.flatMap((part) =>
      byWave(part, headings).map(({heading, tally}) => ({block: part.key, column: heading.key, ...tally.base})),
    ),
  };
}

/** One block of shared categories over a column for each item and wave, the waves of an item together. */
export function wavesSideBySide(
  task: Task<"change">,
  parts: readonly Followed[],
  headings: readonly WaveHeading[],
  rules: BaseRules,
): WaveTable {
  const {key: analysis, spec, context} = task;
  const block = "all";
  const columns = parts.flatMap((part) =>
    byWave(part, headings).map(({heading, tally}) => ({
      key: `${part.key}@${heading.key}`,
      label: heading.label,
      group: part.item.label,
      measure: "percent" as const,
      tally,
    })),
  );
  const categories = sharedCategories(
    parts.map(({item}) => item),
    rules,
  );
  const rows = categoryRows({analysis, block}, categories, columns, context.style);
  return {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: columns.map(({key, label, group}) => ({key, label, group, unit: "percent", role: "value"})),
      blocks: [{key: block, label: null, question: null, rows}],
    },
    bases: columns.map(({key, tally}) => ({block, column: key, ...tally.base})),
  };
}

/** The bases of followed items, named for the note on blanks. */
export function namedBases(parts: readonly Followed[], headings: readonly WaveHeading[]): NamedBase[] {
  return parts.flatMap((part) =>
    byWave(part, headings).map(({heading, tally}) => ({
      label: parts.length === 1 ? heading.label : `${part.item.label} (${lowerFirst(heading.label)})`,
      base: tally.base,
    })),
  );
}

function byWave(part: Followed, headings: readonly WaveHeading[]): {heading: WaveHeading; tally: Tally}[] {
  return headings.flatMap((heading, index) => {
    const tally = part.tallies[index];
    return tally === undefined ? [] : [{heading, tally}];
  });
}
