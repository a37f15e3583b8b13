import {answeredName} from "../../codebook/lookup.ts";
import {printNumber, printP, printPercent} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Warning} from "../../results/model.ts";
import {holm} from "../../statistics/many-tests/holm.ts";
import {selectiveDropOut} from "../../statistics/warnings/selective-drop-out.ts";
import {selectiveDropOutOfScores} from "../../statistics/warnings/selective-drop-out-of-scores.ts";
import type {CountQuery, CountRow} from "../../store/model.ts";
import {meanDecimalsOf} from "../print/mean-decimals.ts";
import {scaleOf} from "../resolve/categories.ts";
import type {FollowedItem} from "../resolve/items.ts";
import {countPersons, type Scope} from "../resolve/population.ts";
import type {FollowingTask} from "../testing/following-task.ts";
import {namesOf} from "../testing/repeated-items.ts";
import {type Warned, warned} from "./warned.ts";

type Panel = NonNullable<CountQuery["panel"]>;

/** A warning with the words of the note that differ from item to item. */
interface Found {
  readonly warning: Warning;
  readonly name: string;
  readonly words: string;
  readonly p: number | null;
}

/**
 * Whether those in the panel differ, at the first wave, from all who answered it then: one note for a table, on the item
 * that differs most.
 */
export async function dropOutWarnings(
  task: FollowingTask,
  scope: Scope,
  followed: readonly FollowedItem[],
  panel: Panel,
): Promise<Warned> {
  const {style} = task.context;
  const later = panel.waves.slice(1).map((wave) => ({source: panel.source, variable: answeredName, wave}));
  const names = namesOf(followed.map(({item}) => item));
  const found = await Promise.all(
    followed.map(async (each, index) => {
      const name = names[index] || each.item.label;
      const baseline = each.at[0];
      if (baseline === undefined) return null;
      const rows = await countPersons(task, scope, [baseline, ...later]);
      return each.item.variable.kind === "number"
        ? ofScores(each, name, rows, meanDecimalsOf(task))
        : ofAnswers(each, name, rows, style);
    }),
  );
  const findings = found.filter((each) => each !== null);
  return warned(
    findings.map(({warning}) => warning),
    () => noteOf(findings, followed.length, style),
  );
}

function noteOf(findings: readonly Found[], items: number, style: NumberStyle): string {
  const [largest] = findings.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  if (largest === undefined) return "";
  const {stayed = 0, all = 0} = largest.warning.numbers;
  const least = largest.p === null ? "0,1 standardafvigelse" : "5 procentpoint";
  const more =
    items === 1
      ? ""
      : ` Det er den største forskel; forskelle på mindst ${least} ses ved ${printNumber(findings.length, 0)} af ${printNumber(items, 0)} spørgsmål.`;
  const who = `De ${printNumber(stayed, 0)} af dem, der er med ved alle målinger`;
  return `På »${largest.name}« svarede ${printNumber(all, 0)} første gang. ${who}, svarede dengang anderledes end alle under ét: ${largest.words}${pOf(largest, findings, items, style)}.${more}`;
}

/** Of several items the most skewed is picked, so that its p is adjusted for all of them. */
function pOf(largest: Found, findings: readonly Found[], items: number, style: NumberStyle): string {
  const ps = findings.flatMap(({p}) => (p === null ? [] : [p]));
  if (largest.p === null) return "";
  const adjusted = holm(ps, items);
  const p = adjusted.ok ? (adjusted.adjusted[ps.indexOf(largest.p)] ?? largest.p) : largest.p;
  const how = items > 1 ? "eksakt test, Holm-korrigeret" : "eksakt test";
  const chance = p < style.significance ? "" : ", så forskellen kan være tilfældig";
  return ` (de fulgte mod de frafaldne: ${how} ${printP(p, style)}, n = ${printNumber(largest.warning.numbers.all ?? 0, 0)}${chance})`;
}

function sizeOf({warning: {numbers}}: Found): number {
  return Math.abs(numbers.difference ?? numbers.standardized ?? 0);
}

const hasStayed = ({answers: [, ...later]}: CountRow): boolean => later.every(({code}) => code === "1");

function ofAnswers({item}: FollowedItem, name: string, rows: readonly CountRow[], style: NumberStyle): Found | null {
  const categories = scaleOf(item).categories.filter(({missing}) => missing === null);
  const countIf = (isCounted: (row: CountRow) => boolean) =>
    categories.map(({code}) =>
      rows.reduce((sum, row) => (row.answers[0]?.code === code && isCounted(row) ? sum + row.n : sum), 0),
    );
  const [everybody, panel] = [countIf(() => true), countIf(hasStayed)];
  const result = selectiveDropOut(everybody, panel);
  if (!result.ok || result.finding === null) return null;
  const {category, shareOfStayed, shareOfAll, stayed, all, p} = result.finding;
  const percent = (counts: readonly number[], n: number) => `${printPercent(counts[category] ?? 0, n, style)} pct.`;
  const label = categories[category]?.label ?? "";
  const words = `»${label}« ${percent(panel, stayed)} mod ${percent(everybody, all)}`;
  return {
    p,
    name,
    words,
    warning: {
      kind: "selective-drop-out",
      item: item.at.variable,
      label: item.label,
      numbers: {difference: shareOfStayed - shareOfAll, shareOfStayed, shareOfAll, stayed, all, p},
    },
  };
}

function ofScores({item}: FollowedItem, name: string, rows: readonly CountRow[], decimals: number): Found | null {
  const persons = rows.flatMap((row) => {
    const score = Number(row.answers[0]?.code ?? Number.NaN);
    return Number.isFinite(score) ? Array.from({length: row.n}, () => ({score, stayed: hasStayed(row)})) : [];
  });
  const result = selectiveDropOutOfScores(
    persons.map(({score}) => score),
    persons.map(({stayed}) => stayed),
  );
  if (!result.ok || result.finding === null) return null;
  const {meanOfStayed, meanOfAll, standardized, stayed, all} = result.finding;
  const print = (mean: number) => printNumber(mean, decimals);
  return {
    p: null,
    name,
    words: `i gennemsnit ${print(meanOfStayed)} mod ${print(meanOfAll)}`,
    warning: {
      kind: "selective-drop-out",
      item: item.at.variable,
      label: item.label,
      numbers: {standardized, meanOfStayed, meanOfAll, stayed, all},
    },
  };
}
