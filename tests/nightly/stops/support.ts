import type {DescribedVariable} from "../../../src/editions/manifest.ts";
import type {Finding, Overall, ReportPair, RunTold} from "../../../src/nightly/stops/model.ts";
import {type StopsSpec, stopsSpec} from "../../../src/nightly/stops/spec.ts";
import {type EditionParts, editionWith} from "../../support/editions.ts";

/** Policies as they are written. */
export function stops(written: object = {}): StopsSpec {
  return stopsSpec.parse(written);
}

export function pairOf(before: EditionParts | null, after: EditionParts, isWhole = true): ReportPair {
  const name = isWhole ? {key: "", name: "Lille evaluering"} : {key: "aarhus", name: "Aarhus"};
  return {...name, isWhole, before: before === null ? null : editionWith(before), after: editionWith(after)};
}

export function variable(name: string, parts: Partial<DescribedVariable> = {}): DescribedVariable {
  return {source: "skema", name, label: name, question: `${name}?`, answers: null, ...parts};
}

export function overallWith(parts: Partial<Overall> = {}): Overall {
  return {gone: [], variables: {before: [], after: []}, sourceNames: new Map(), isUnchanged: false, ...parts};
}

export const quietRun: RunTold = {failed: [], protection: {state: "not-configured"}, unchangedNights: 0};

/** What is told of findings that is not prose. */
export function brief(findings: readonly Finding[]) {
  return findings.map(({kind, action, report, about}) => ({kind, action, report: report?.key ?? null, about}));
}
