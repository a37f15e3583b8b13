import type {QualityLimits} from "../../config/data-quality-spec.ts";
import type {SourceReport} from "../../results/data-report.ts";
import {upperFirst} from "../print/danish.ts";
import {contradictions} from "./contradictions.ts";
import {dueMeasurements} from "./due.ts";
import type {Look} from "./look.ts";
import {straightLinesOf} from "./straight-lines.ts";
import {answeredVariables} from "./variables.ts";

/** A limit of `data_quality` that the data pass. */
export interface QualityFinding {
  readonly level: "warn" | "stop";
  readonly limit: keyof QualityLimits;
  /** In Danish: what was found, and the limit. */
  readonly text: string;
}

/** One thing measured: how much, of what, and its Danish words. */
interface Measure {
  readonly limit: keyof QualityLimits;
  readonly subject: string;
  readonly count: number;
  /** Null for what is counted and is no share. */
  readonly base: number | null;
}

/**
 * Holds the data against the limits that evaluation.yaml sets; where it sets none of a kind, that is not even measured.
 * What passes both limits is told as a stop.
 * @throws CliError (config) for anything wrong under `data_quality`
 */
export async function assessQuality(look: Look): Promise<QualityFinding[]> {
  const {warn, stop} = look.evaluation.data_quality;
  const wanted = (limit: keyof QualityLimits) => warn[limit] !== undefined || stop[limit] !== undefined;
  const measures = await Promise.all([
    wanted("dropped") ? ofSources(look, "dropped", () => true) : [],
    wanted("duplicates") ? ofSources(look, "duplicates", (reason) => reason === "duplicate") : [],
    wanted("missing") ? missing(look) : [],
    wanted("overdue") ? overdue(look) : [],
    wanted("straight_lines") ? straight(look) : [],
    wanted("contradictions") ? contradicted(look) : [],
    wanted("orphans") ? orphans(look) : [],
  ]);
  return measures.flat().flatMap((measure) => {
    const levels = [
      {level: "stop", limit: stop[measure.limit]},
      {level: "warn", limit: warn[measure.limit]},
    ] as const;
    const passed = levels.find(({limit}) => limit !== undefined && passes(measure, limit));
    return passed?.limit === undefined
      ? []
      : [{level: passed.level, limit: measure.limit, text: textOf(measure, passed.limit)}];
  });
}

/** Compared in whole numbers as far as the limit is one: 20 of 100 is not more than 20 percent. */
function passes({count, base}: Measure, limit: number): boolean {
  return base === null ? count > limit : count * 100 > limit * base;
}

/** What is counted, of one and of more. */
const words: Readonly<Record<keyof QualityLimits, readonly [string, string]>> = {
  dropped: ["række er udeladt", "rækker er udeladt"],
  duplicates: ["række er en dobbeltbesvarelse", "rækker er dobbeltbesvarelser"],
  missing: ["skema er uden svar", "skemaer er uden svar"],
  overdue: ["måling mangler", "målinger mangler"],
  straight_lines: ["skema har samme svar hele vejen", "skemaer har samme svar hele vejen"],
  contradictions: ["tilfælde", "tilfælde"],
  orphans: ["person med svar indgår ikke i nogen population", "personer med svar indgår ikke i nogen population"],
};

function textOf({limit, subject, count, base}: Measure, passed: number): string {
  const number = passed.toLocaleString("da-DK");
  const [one, more] = words[limit];
  if (base === null) return `${subject}: ${count} ${count === 1 ? one : more} (grænsen er ${number})`;
  const share = ((100 * count) / base).toLocaleString("da-DK", {maximumFractionDigits: 1});
  return `${subject}: ${count} af ${base} ${base === 1 ? one : more}, svarende til ${share} pct. (grænsen er ${number} pct.)`;
}

function ofSources(
  {context}: Look,
  limit: "dropped" | "duplicates",
  counts: (reason: SourceReport["dropped"][number]["reason"]) => boolean,
): Measure[] {
  return context.store.sources.map(({name, rowsRead, dropped}) => ({
    limit,
    subject: name,
    count: dropped.filter(({reason}) => counts(reason)).reduce((sum, {count}) => sum + count, 0),
    base: rowsRead,
  }));
}

async function missing(look: Look): Promise<Measure[]> {
  const sources = await answeredVariables(look);
  return sources.flatMap(({source, variables}) =>
    variables.map(({variable, forms, noAnswer}) => ({
      limit: "missing" as const,
      subject: `${upperFirst(source.spec.name)}, »${variable.label}«`,
      count: noAnswer,
      base: forms,
    })),
  );
}

async function overdue(look: Look): Promise<Measure[]> {
  const due = await dueMeasurements(look);
  return due.map((each) => ({
    limit: "overdue" as const,
    subject: `${nameOf(look, each.source)}, ${wordsOfWave(look, each.wave)}`,
    count: each.due - each.answered,
    base: each.due,
  }));
}

async function straight(look: Look): Promise<Measure[]> {
  const batteries = await straightLinesOf(look);
  return batteries.flatMap(({battery, lines}) =>
    lines.map((line) => ({
      limit: "straight_lines" as const,
      subject: [
        nameOf(look, battery.source),
        `batteriet fra »${battery.items[0]?.label ?? battery.key}«`,
        ...(line.wave === null ? [] : [wordsOfWave(look, line.wave)]),
      ].join(", "),
      count: line.straight,
      base: line.complete,
    })),
  );
}

async function contradicted(look: Look): Promise<Measure[]> {
  const found = await contradictions(look);
  return found.map(({text, count}) => ({limit: "contradictions" as const, subject: text, count, base: null}));
}

function orphans({context}: Look): Measure[] {
  return context.store.sources.map(({name, orphans: {persons}}) => ({
    limit: "orphans" as const,
    subject: name,
    count: persons,
    base: null,
  }));
}

function nameOf({evaluation}: Look, source: string): string {
  return upperFirst(evaluation.sources[source]?.name ?? source);
}

function wordsOfWave({evaluation}: Look, wave: number): string {
  return evaluation.waves[String(wave)]?.label.toLowerCase() ?? `måling ${wave}`;
}
