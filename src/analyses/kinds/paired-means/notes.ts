import {printNumber} from "../../../numbers/print.ts";
import type {Note, TestRecord} from "../../../results/model.ts";
import {listOf} from "../../print/danish.ts";
import {eachGroupAlone} from "../../print/groups-alone.ts";
import {starLegend} from "../../print/stars.ts";
import type {Task} from "../../task.ts";
import type {RepeatedTest} from "../../testing/repeated-record.ts";
import {simulationWords} from "../../testing/simulation-words.ts";
import {leadingName} from "../../testing/test-words.ts";

/** The test of one row, under the name that the row has in a note. */
export interface NamedTest {
  readonly name: string;
  readonly test: RepeatedTest;
}

/** What the p-values and intervals of the table are; the p-values themselves stand in it. */
export function pairedNotes(task: Task<"paired-means">, tests: readonly NamedTest[], groups: number): Note[] {
  const {spec} = task;
  const records = tests.flatMap(({name, test}) => test.tests.map(({record}) => ({name, record})));
  const interval = spec.statistics.includes("interval")
    ? ["Intervallet er 95 pct.-sikkerhedsintervallet for den gennemsnitlige ændring (Students t)."]
    : [];
  const relative = spec.statistics.includes("relative")
    ? ["Den relative ændring er i procent af det første gennemsnit, ikke i point."]
    : [];
  const texts = [...methodTexts(records), ...untestedTexts(tests), ...adjustedText(records)];
  const legend = spec.stars !== false && records.length > 0 ? [`${starLegend(spec.stars)}.`] : [];
  return [
    ...[...interval, ...relative].map((text): Note => ({kind: "method", text})),
    ...(texts.length + legend.length === 0 ? [] : [{kind: "test" as const, text: [...texts, ...legend].join(" ")}]),
    ...(groups > 1 && records.length > 0 ? [eachGroupAlone] : []),
  ];
}

interface NamedRecord {
  readonly name: string;
  readonly record: TestRecord;
}

/** Which test each p is from: the most used without the names of its rows. */
function methodTexts(records: readonly NamedRecord[]): string[] {
  const methods = [...new Set(records.map(({record}) => record.chosen.name))].map((name) => ({
    name,
    rows: records.filter(({record}) => record.chosen.name === name),
  }));
  const [main, ...others] = methods.toSorted((a, b) => b.rows.length - a.rows.length);
  if (main === undefined) return [];
  const rest = others.map(
    ({name, rows}) => ` ${leadingName(name)} ved ${listOf(rows.map(rowWords))}${whyWords(rows)}.`,
  );
  const simulated = main.rows.map(({record}) => simulationWords(record.chosen)).find((words) => words !== "") ?? "";
  const first = `p er fra ${main.name} på de samme personers tal${simulated}${whyWords(main.rows)}.`;
  const authors = [...new Set(records.flatMap(({record}) => (record.chosenBy === "author" ? [record.reason] : [])))];
  return [`${first}${rest.join("")}`, ...authors];
}

function rowWords({name, record}: NamedRecord): string {
  return `»${name}« (n = ${printNumber(record.chosen.n, 0)}${simulationWords(record.chosen)})`;
}

/** Why the rules chose the test for few pairs. */
function whyWords(rows: readonly NamedRecord[]): string {
  const isForFew = rows.every(
    ({record}) => record.chosenBy === undefined && record.chosen.method === "wilcoxon-signed-rank-exact",
  );
  return isForFew ? ", fordi der er færre end 15 par" : "";
}

function untestedTexts(tests: readonly NamedTest[]): string[] {
  const failed = tests.flatMap(({name, test}) => test.failures.map(({reason}) => ({name, reason})));
  return [...new Set(failed.map(({reason}) => reason))].map((reason) => {
    const names = failed.filter((each) => each.reason === reason).map(({name}) => `»${name}«`);
    return names.length === tests.length
      ? `Ikke testet, fordi ${reason}.`
      : `Ikke testet er ${listOf(names)}, fordi ${reason}.`;
  });
}

function adjustedText(records: readonly NamedRecord[]): string[] {
  const family = records[0]?.record.chosen.adjusted?.family;
  return family === undefined
    ? []
    : [`p-værdierne er korrigeret sammen efter Holm for ${printNumber(family, 0)} test; intervallerne er ikke.`];
}
