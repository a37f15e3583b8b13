import {isDeepStrictEqual} from "node:util";
import {type Published, pairReports} from "../../editions/published.ts";
import type {Edition} from "../../editions/read-edition.ts";
import {judgementOf, judgeOverall, judgeReport, judgeText} from "./judge.ts";
import type {Finding, Judgement, RunTold} from "./model.ts";
import type {StopsSpec} from "./spec.ts";

/**
 * Judges a new edition by the last published one. Reports are read one after the other, those that are as they were by their
 * manifest alone, so that an edition of a hundred reports needs no more room than one of two.
 * @param before null when nothing was published before
 * @throws CliError (usage, data) for a report that is missing or damaged, or has no results.json
 */
export async function judgePublished(
  before: Published | null,
  after: Published,
  told: RunTold,
  spec: StopsSpec,
): Promise<Judgement> {
  const findings: Finding[] = [];
  const sourceNames = new Map<string, string>();
  let isUnchanged = before !== null;
  for (const {key, name, isWhole, before: old, after: now, change} of pairReports(before, after)) {
    if (now === null) continue;
    if (change === "same") {
      findings.push(...judgeText({key, name}, await now.readManifest(), spec));
      continue;
    }
    const pair = {key, name, isWhole, before: old === null ? null : await old.read(), after: await now.read()};
    findings.push(...judgeReport(pair, spec));
    for (const source of pair.before?.results.dataReport.sources ?? []) sourceNames.set(source.key, source.name);
    isUnchanged &&= pair.before !== null && hasSameNumbers(pair.before, pair.after);
  }
  const names = after.reports.map(({key, name}) => ({key, name}));
  const keys = new Set(names.map(({key}) => key));
  const gone = before?.reports.filter(({key}) => !keys.has(key)).map(({key, name}) => ({key, name})) ?? [];
  const variables = before === null ? {before: [], after: []} : {before: before.variables, after: after.variables};
  const overall = {gone, variables, sourceNames, isUnchanged: isUnchanged && gone.length === 0};
  return judgementOf([...findings, ...judgeOverall(overall, told, spec)], names);
}

/** A notice, another version or another day change no number. */
function hasSameNumbers({results: a}: Edition, {results: b}: Edition): boolean {
  const rows = ({dataReport}: Edition["results"]) =>
    dataReport.sources.map(({key, rowsRead, kept}) => [key, rowsRead, kept]);
  return isDeepStrictEqual(a.analyses, b.analyses) && isDeepStrictEqual(rows(a), rows(b));
}
