/**
 * Which shares have reached something, against the goals: categories as rows, outcomes as columns.
 *
 * - The only block is `all`, or a block for each group, named by it (`koen:1`, `total`); a column is named by its item's variable; all items must have the same categories.
 * - What counts as reached is the item's `success`. Where an item names several answers for it, the row `success`
 *   under the total row holds their sum, since no category stands for it alone.
 * - The share that is reached carries a 95 % Clopper-Pearson interval, printed in the row `interval`.
 * - A share with a goal is tested against it, exactly and both ways.
 * - The row `target` holds the goals from `facts`, in percent; it is left out when no item has one.
 */
import {categoryCodes} from "../../codebook/lookup.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, BaseRecord, Block} from "../../results/model.ts";
import {countAnswers} from "../count/count-answers.ts";
import {countOutsideGroups} from "../count/segment-counts.ts";
import {lowerFirst} from "../print/danish.ts";
import {missingNotes} from "../print/missing-note.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {baseRules, sharedCategories} from "../resolve/categories.ts";
import {type Item, resolveItems, writtenWave} from "../resolve/items.ts";
import {countAll, scopeOf} from "../resolve/population.ts";
import {inSegment, personsOf, resolveSegments} from "../resolve/segments.ts";
import {targetOf} from "../resolve/targets.ts";
import {categoryRows} from "../table/category-rows.ts";
import {itemKeys} from "../table/keys.ts";
import {intervalRow, type Outcome, successRow, targetRow, withIntervals} from "../table/outcome-rows.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {testTargets, wantedTargetTest} from "../testing/target-tests.ts";

export async function outcome(task: Task<"outcome">): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const items = resolveItems(task, plainItems(task), "items", wave);
  const keys = itemKeys(items);
  const rules = baseRules(spec);
  const categories = sharedCategories(items, rules);
  const goals = items.map((item, index) => ({
    success: successCodes(task, item, index, new Set(categories.map(({code}) => code))),
    target: targetOf(task, index),
  }));
  const wanted = wantedTargetTest(
    task,
    goals.some(({target}) => target !== null),
  );
  const segments = resolveSegments(task, items);
  const persons = personsOf(segments);
  const [size, outside, ...groups] = await Promise.all([
    countAll(task, scope),
    countOutsideGroups(task, scope, segments),
    ...persons.map(async ({key, label, segments: [segment]}): Promise<Group> => {
      const within = segment === undefined ? scope : inSegment(scope, segment);
      const tallies = await Promise.all(items.map((item) => countAnswers(task, within, item, rules)));
      const outcomes = items.flatMap((item, index): (Outcome & {item: Item})[] => {
        const [tally, goal] = [tallies[index], goals[index]];
        return tally === undefined || goal === undefined ? [] : [{key: keys[index] ?? "", tally, ...goal, item}];
      });
      return {block: key === "" ? "all" : key, label: key === "" ? null : label, outcomes};
    }),
  ]);
  const tested = groups.map(({block, label, outcomes}) => {
    const name = (item: Item) => inBlock(item, block, label);
    return testTargets(
      task,
      outcomes.map((each) => ({...each, label: name(each.item)})),
      wanted,
      block,
    );
  });
  const blocks = groups.map(({block, label, outcomes}): Block => {
    const at = {analysis, block};
    const columns = outcomes.map(({key, tally}) => ({key, measure: "percent" as const, tally}));
    const rows = [
      ...withIntervals(categoryRows(at, categories, columns, context.style), outcomes, context.style),
      ...(goals.some(({success}) => success.length > 1) ? [successRow(at, outcomes, context.style)] : []),
      intervalRow(at, outcomes, context.style),
      ...(goals.some(({target}) => target !== null) ? [targetRow(at, outcomes)] : []),
    ];
    return {key: block, label, question: null, rows};
  });
  return resultOf(task, {
    scope,
    size,
    items,
    sources: segments.divisions.flatMap((division) => division.groups.map(({at}) => at.source)),
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: items.map(({label}, index) => ({
        key: keys[index] ?? "",
        label,
        group: null,
        unit: "percent",
        role: "value",
      })),
      blocks,
    },
    bases: groups.flatMap(({block, outcomes}) =>
      outcomes.map(({key, tally}): BaseRecord => ({block, column: key, ...tally.base})),
    ),
    tests: tested.flatMap(({tests}) => tests),
    notes: [
      ...segmentNotes(segments, outside),
      ...missingNotes(
        groups.flatMap(({block, label, outcomes}) =>
          outcomes.map(({item, tally}) => ({
            label: inBlock(item, block, label),
            base: tally.base,
          })),
        ),
      ),
      ...tested.flatMap(({notes}) => notes),
    ],
  });
}

/** What an item's share in a block is called. */
function inBlock({label}: Item, block: string, group: string | null): string {
  if (group === null) return label;
  return `${label}, ${block === "total" ? lowerFirst(group) : group}`;
}

/** The outcomes of one group of persons, or of everybody. */
interface Group {
  readonly block: string;
  readonly label: string | null;
  readonly outcomes: readonly (Outcome & {readonly item: Item})[];
}

function plainItems(task: Task<"outcome">) {
  return task.spec.items.map(({variable, label}) => ({
    variable,
    reversed: false,
    question: false,
    ...(label === undefined ? {} : {label}),
  }));
}

function successCodes(
  task: Task<"outcome">,
  item: Item,
  index: number,
  printed: ReadonlySet<string>,
): readonly string[] {
  const place = placeIn(task, "items", index, "success");
  const success = task.spec.items[index]?.success ?? [];
  const codes = categoryCodes(item.variable, [success].flat(), place);
  const outside = codes.find((code) => !printed.has(code));
  if (outside === undefined) return codes;
  throw new CliError("config", `The answer "${outside}" cannot be a success, since it is not in the base.`, {
    place,
    hint: "Take it out of success, or let dont_know or not_relevant be in.",
  });
}
