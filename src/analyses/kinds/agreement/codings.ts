import type {Category} from "../../../codebook/model.ts";
import type {CountTable} from "../../../statistics/contingency-table.ts";
import type {CountRow} from "../../../store/model.ts";
import {jointStanding, type Standing, standingOf} from "../../count/standing.ts";
import {type BaseCounts, baseOf} from "../../count/tally.ts";
import {type BaseRules, baseRules} from "../../resolve/categories.ts";
import {countPersons, type Scope} from "../../resolve/population.ts";
import type {Task} from "../../task.ts";
import type {Coders} from "./coders.ts";

/** One code as both coders have used it. */
export interface CodePair {
  readonly category: Category;
  /** Chosen or not by the first coder in the rows, by the second in the columns; chosen comes first. */
  readonly counts: CountTable;
}

export interface Codings {
  readonly codes: readonly CodePair[];
  /** All answers of the first coder by those of the second; null where a case may have several codes. */
  readonly answers: CountTable | null;
  /** Cases that both coded exactly alike. */
  readonly alike: number;
  readonly base: BaseCounts;
}

export async function countCodings(task: Task<"agreement">, scope: Scope, coders: Coders): Promise<Codings> {
  const rules = baseRules(task.spec);
  return coders.kind === "flags"
    ? ofFlags(await countPersons(task, scope, [...coders.first, ...coders.second]), coders.categories, rules)
    : ofAnswers(await countPersons(task, scope, [coders.first.at, coders.second.at]), coders, rules);
}

function ofAnswers(
  rows: readonly CountRow[],
  {first, second, categories}: Extract<Coders, {kind: "one-answer"}>,
  rules: BaseRules,
): Codings {
  const labelOf = (item: typeof first, code: string | null) =>
    item.variable.scale?.categories.find((category) => category.code === code)?.label ?? null;
  const placeOf = (label: string | null) => categories.findIndex((category) => category.label === label);
  const counted = rows.flatMap(({answers: [one, other], n}) => {
    if (one === undefined || other === undefined) return [];
    const [ofFirst, ofSecond] = [standingOf(one, first, rules), standingOf(other, second, rules)];
    const row = placeOf(labelOf(first, ofFirst.code));
    const column = placeOf(labelOf(second, ofSecond.code));
    return [{standing: jointStanding(ofFirst, ofSecond), row, column, n}];
  });
  const valid = counted.filter(({standing}) => standing.valid);
  const counts = categories.map((_, row) =>
    categories.map((__, column) =>
      valid.reduce((sum, each) => (each.row === row && each.column === column ? sum + each.n : sum), 0),
    ),
  );
  return {
    codes: categories.map((category, index) => ({category, counts: aloneAt(counts, index)})),
    answers: counts,
    alike: counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0),
    base: baseOf(counted, rules),
  };
}

/** One answer against all others: both, only the first, only the second, neither. */
function aloneAt(counts: CountTable, at: number): CountTable {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const both = counts[at]?.[at] ?? 0;
  const byFirst = (counts[at] ?? []).reduce((sum, count) => sum + count, 0);
  const bySecond = counts.reduce((sum, row) => sum + (row[at] ?? 0), 0);
  return [
    [both, byFirst - both],
    [bySecond - both, total - byFirst - bySecond + both],
  ];
}

/** A coder who has chosen or passed over any code has coded the case; a blank flag of such a case was not chosen. */
function ofFlags(rows: readonly CountRow[], categories: readonly Category[], rules: BaseRules): Codings {
  const width = categories.length;
  const counted = rows.map(({answers, n}) => {
    const [one, other] = [answers.slice(0, width), answers.slice(width)];
    const standing = jointStanding(codedBy(one), codedBy(other));
    return {standing, one: one.map(isChosen), other: other.map(isChosen), n};
  });
  const valid = counted.filter(({standing}) => standing.valid);
  const cases = (matches: (each: (typeof valid)[number]) => boolean) =>
    valid.reduce((sum, each) => (matches(each) ? sum + each.n : sum), 0);
  return {
    codes: categories.map((category, index) => ({
      category,
      counts: [true, false].map((first) =>
        [true, false].map((second) => cases((each) => each.one[index] === first && each.other[index] === second)),
      ),
    })),
    answers: null,
    alike: cases(({one, other}) => one.every((chosen, index) => chosen === other[index])),
    base: baseOf(counted, rules),
  };
}

function isChosen({code}: {readonly code: string | null}): boolean {
  return code === "1";
}

function codedBy(answers: CountRow["answers"]): Standing {
  if (answers.some(({code}) => code !== null)) return {code: null, missing: null, valid: true};
  return {code: null, missing: answers.find(({missing}) => missing !== null)?.missing ?? "no_answer", valid: false};
}
