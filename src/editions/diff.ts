import {causesBetween, sourceChanges} from "./causes.ts";
import {changedLights, crossedTargets, turnedTests} from "./diff-conclusions.ts";
import {type ClaimChange, diffSchema, type EditionDiff, type EditionName, type Limit} from "./diff-model.ts";
import {byImportance, numberChanges} from "./diff-numbers.ts";
import {sentenceChanges} from "./diff-sentences.ts";
import {tableChanges} from "./diff-tables.ts";
import {byTurn, testChanges} from "./diff-tests.ts";
import type {Manifest} from "./manifest.ts";
import type {PastAnalysis} from "./past-results.ts";
import {type PlacedCell, placedCells} from "./placed-cells.ts";
import type {Edition} from "./read-edition.ts";

/** What is new from one edition to another, what matters most first. Of an edition and itself nothing is. */
export function diffEditions(before: Edition, after: Edition): EditionDiff {
  const causesOf = causesBetween(before, after);
  const pairs = analysisPairs(before, after);
  const cells = (side: "before" | "after") =>
    new Map(
      pairs.flatMap((pair): [string, PlacedCell][] => (pair[side] ? [...placedCells(pair.key, pair[side])] : [])),
    );
  const [old, now] = [cells("before"), cells("after")];
  const tests = pairs.flatMap(({key, before: a, after: b}) => testChanges(key, a, b, causesOf));
  const targets = pairs.flatMap(({key, before: a, after: b}) => (a && b ? crossedTargets(key, a, b, causesOf) : []));
  const [text, newText] = [before.manifest?.text, after.manifest?.text];
  return {
    schema: diffSchema,
    before: nameOf(before),
    after: nameOf(after),
    limits: limitsOf(before, after),
    sources: sourceChanges(before, after),
    conclusions: [...turnedTests(tests), ...targets, ...changedLights(old, now, causesOf)],
    numbers: numberChanges(old, now, causesOf).sort(byImportance),
    tests: tests.toSorted(byTurn),
    tables: pairs.flatMap(({key, before: a, after: b}) => tableChanges(key, a, b)),
    claims: before.manifest && after.manifest ? claimChanges(before.manifest, after.manifest) : [],
    sentences: text && newText ? sentenceChanges(text, newText) : [],
  };
}

/** Whether a reader of the second edition would find anything that is not in the first. */
export function isSame({sources, conclusions, numbers, tests, tables, claims, sentences}: EditionDiff): boolean {
  return [sources, conclusions, numbers, tests, tables, claims, sentences].every((part) => part.length === 0);
}

interface AnalysisPair {
  readonly key: string;
  readonly before: PastAnalysis | undefined;
  readonly after: PastAnalysis | undefined;
}

/** By key. */
function analysisPairs({results: old}: Edition, {results: now}: Edition): AnalysisPair[] {
  const [before, after] = [new Map(Object.entries(old.analyses)), new Map(Object.entries(now.analyses))];
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.map((key) => ({key, before: before.get(key), after: after.get(key)}));
}

function nameOf({manifest, results}: Edition): EditionName {
  const {key, title, dataDate} = results.evaluation;
  return {key, title, dataDate, maalepunkt: manifest?.versions.maalepunkt ?? null};
}

function limitsOf(before: Edition, after: Edition): Limit[] {
  const both = [before, after];
  return [
    ...(before.results.evaluation.key === after.results.evaluation.key ? [] : ["other-evaluation" as const]),
    ...(both.some(({manifest}) => manifest === null) ? ["no-definitions" as const] : []),
    ...(both.some(({manifest}) => (manifest?.text ?? null) === null) ? ["no-text" as const] : []),
  ];
}

/** By name, which no two claims of a report share. */
function claimChanges(before: Manifest, after: Manifest): ClaimChange[] {
  const [old, now] = [before, after].map(({claims}) => new Map(claims.map((claim) => [claim.name, claim])));
  const names = [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])].sort();
  return names.flatMap((name): ClaimChange[] => {
    const [a, b] = [old?.get(name), now?.get(name)];
    if (a?.test === b?.test) return [];
    const change = a === undefined ? "added" : b === undefined ? "removed" : "changed";
    const chapter = b?.chapter ?? a?.chapter ?? "";
    return [{name, chapter, change, before: a?.test ?? null, after: b?.test ?? null}];
  });
}
