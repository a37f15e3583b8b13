/**
 * Those who stood on one side of a limit at the first wave: how many had crossed it at the last, and how far they had moved.
 *
 * - A block for each item, named by its variable; with `by` for each item and group (`who5:klynge:1`) and for everybody (`who5:total`).
 * - Rows `inside` (the group that `cut` is about), `outside` (the others) and `total`. Columns `n`, `count` and `percent` (of those,
 *   how many stood on the other side at the last wave), `mean@1` and `mean@3`, `difference` with its interval, `interval`, and
 *   `expected`: what regression to the mean alone would have done.
 * - A person counts who has a number at every one of the waves. A quartile is of the first numbers of all who count, whatever
 *   their group; who is at the limit is in the quartile.
 * - Crossings both ways are tested with McNemar's test. That a group made by its first number moves towards the mean without any
 *   effect is always warned of, with the size.
 */

import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, Note, Warning} from "../../results/model.ts";
import {countPairs} from "../count/pairs.ts";
import {countOutsideGroups} from "../count/segment-counts.ts";
import {eachGroupAlone} from "../print/groups-alone.ts";
import {meanDecimalsOf} from "../print/mean-decimals.ts";
import {missingNotes} from "../print/missing-note.ts";
import {pairNotes} from "../print/pair-notes.ts";
import {type Item, resolveFollowedItems} from "../resolve/items.ts";
import {groupSources, inGroup, nameInGroup, pairGroups} from "../resolve/pair-groups.ts";
import {countAll, countPersons, scopeOf} from "../resolve/population.ts";
import {waveHeadings} from "../resolve/wave-headings.ts";
import {itemKeys} from "../table/keys.ts";
import {measuresOf} from "../table/measures.ts";
import {resultOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {endsOf, firstAndLast, noTest, wantedPairTest} from "../testing/pair-tests.ts";
import {reasonWords} from "../testing/reason-words.ts";
import {type RepeatedItem, repeatedNotes, testsOf} from "../testing/repeated-note.ts";
import {testRepeated} from "../testing/repeated-record.ts";
import {checkScores, scoresOf} from "../testing/scores.ts";
import {dropOutWarnings} from "../warnings/drop-out.ts";
import {cutOf, sidesOf} from "./crossing/cut.ts";
import {
  type CrossingLayout,
  crossingColumns,
  crossingRow,
  type DividedItem,
  type Side,
  sidesIn,
} from "./crossing/rows.ts";

/** One item in one group, with its test. */
interface Part extends DividedItem, RepeatedItem {
  readonly item: Item;
  readonly label: string;
  readonly sides: readonly Side[];
}

export async function crossing(task: Task<"crossing">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const scope = scopeOf(task, null);
  const headings = waveHeadings(task, spec.waves, spec.wave_labels);
  const ends = endsOf(headings);
  const followed = resolveFollowedItems(task, spec.items, spec.waves);
  const items = followed.map(({item}) => item);
  for (const item of items) checkScores(item);
  const keys = itemKeys(items);
  const groups = pairGroups(task, items);
  const wanted = wantedPairTest(task, items, () => "binary");
  const {panel} = groups;
  const [size, counted, everybody, outside, warned] = await Promise.all([
    countAll(task, scope, groups.panel),
    Promise.all(followed.map((each) => countPairs(task, scope, groups, each))),
    Promise.all(followed.map(({at}) => countPersons(task, scope, at, panel))),
    countOutsideGroups(task, scope, groups),
    panel === null ? {warnings: [], notes: []} : dropOutWarnings(task, scope, followed, panel),
  ]);
  const severalParts = items.length * groups.list.length > 1;
  const parts = items.flatMap((item, place) =>
    groups.list.flatMap((segment, index): Part[] => {
      const counts = counted[place]?.[index];
      if (counts === undefined) return [];
      const block = inGroup(keys[place] ?? "", segment);
      const label = nameInGroup(item.label, groups, segment);
      const scores = firstAndLast(scoresOf(item, counts.rows));
      const cut = cutOf(spec, scoresOf(item, everybody[place] ?? []));
      const repeated = cut === null ? {...scores, level: "binary" as const} : sidesOf(scores, cut);
      const test =
        spec.test === "none" ? noTest : testRepeated({key: block, block, label}, repeated, ends, wanted, context.style);
      const divided = {block, base: counts.base, scores, cut};
      const name = severalParts ? label : "";
      return [{...divided, item, label, name, repeated, hasGoodEnd: false, test, sides: sidesIn(divided)}];
    }),
  );
  const layout: CrossingLayout = {
    analysis,
    ends,
    measures: measuresOf(spec.show),
    decimals: meanDecimalsOf(task),
    style: context.style,
  };
  const tested = spec.test === "none" ? [] : parts;
  const columns = crossingColumns(layout);
  return resultOf(task, {
    scope,
    size,
    items,
    sources: groupSources(groups),
    waves: spec.waves,
    panel: true,
    table: {
      arrangement: "stacked",
      stub: spec.stub === "" ? (ends[0]?.label ?? "") : spec.stub,
      columns,
      blocks: parts.map((part) => ({
        key: part.block,
        label: part.label,
        question: part.item.question,
        rows: part.sides.map((side) => crossingRow(part, side, layout)),
      })),
    },
    bases: parts.flatMap(({block, base}) => columns.map(({key}) => ({block, column: key, ...base}))),
    tests: testsOf(tested),
    warnings: [...parts.flatMap(regressionOf), ...warned.warnings],
    notes: [
      ...pairNotes(headings, groups, outside),
      ...missingNotes(
        parts.map(({label, base}) => ({label, base})),
        {whole: "opgørelsen"},
      ),
      ...repeatedNotes(tested),
      ...(groups.list.length > 1 && tested.length > 0 ? [eachGroupAlone] : []),
      ...regressionNotes(parts, layout.decimals),
      ...warned.notes,
    ],
  });
}

function regressionOf({item, label, sides}: Part): Warning[] {
  return sides.flatMap((side): Warning[] => {
    if (side.regression === null || !side.regression.ok) return [];
    const {expectedShift, observedChange, remainingChange, changeOfAll, correlation, n, nOfAll} = side.regression;
    const numbers = {expectedShift, observedChange, remainingChange, changeOfAll, correlation, n, nOfAll};
    return [{kind: "regression-to-the-mean", item: item.at.variable, label: `${label}: ${side.label}`, numbers}];
  });
}

/** Always there, since the groups are made by what is followed. */
function regressionNotes(parts: readonly Part[], decimals: number): Note[] {
  const print = (value: number) => printNumber(value, decimals);
  const texts = parts.map(({item, name, sides}) => {
    const unit = item.variable.unit === null ? "" : ` ${item.variable.unit}`;
    const sizes = sides.flatMap(({regression, label}) => {
      if (regression === null) return [];
      if (!regression.ok) return [`»${label}« kan ikke beregnes, fordi ${reasonWords[regression.reason]}`];
      const {expectedShift, observedChange, n} = regression;
      return [`»${label}« ${print(expectedShift)}${unit} (målt ${print(observedChange)}, n = ${printNumber(n, 0)})`];
    });
    return name === "" ? sizes.join("; ") : `${name}: ${sizes.join("; ")}`;
  });
  return [
    {
      kind: "warning",
      text: `Grupperne er dannet af det første tal og ville i gennemsnit nærme sig hinanden også uden en indsats (regression mod gennemsnittet). Ventet ændring alene af den grund: ${texts.join(". ")}.`,
    },
  ];
}
