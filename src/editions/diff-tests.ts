import type {CausesOf} from "./causes.ts";
import type {Cause, TestChange, TestState} from "./diff-model.ts";
import {compareTexts} from "./diff-numbers.ts";
import type {PastAnalysis, PastTest} from "./past-results.ts";

/** The tests of an analysis whose p, method or n are not the same, and those that one edition has alone. */
export function testChanges(
  key: string,
  before: PastAnalysis | undefined,
  after: PastAnalysis | undefined,
  causesOf: CausesOf,
): TestChange[] {
  const [old, now] = [before, after].map((analysis) => new Map(analysis?.tests.map((test) => [test.key, test])));
  const names = [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])].sort();
  return names.flatMap((name): TestChange[] => {
    const [a, b] = [old?.get(name), now?.get(name)];
    if (printOf(a) === printOf(b)) return [];
    const [was, is] = [stateOf(a), stateOf(b)];
    return [
      {
        address: `test:${key}/${name}`,
        analysis: key,
        title: after?.title ?? before?.title ?? key,
        label: b?.label ?? a?.label ?? name,
        before: was,
        after: is,
        turned: was !== null && is !== null && was.significant !== is.significant,
        causes: withMethod(causesOf(key), a, b),
      },
    ];
  });
}

/** Those that turned first, then by how many times larger or smaller the p is. */
export function byTurn(a: TestChange, b: TestChange): number {
  const [first, second] = [a, b].map((test) => -stepOf(test));
  return Number(b.turned) - Number(a.turned) || (first ?? 0) - (second ?? 0) || compareTexts(a.address, b.address);
}

/** Smaller p are told as one. */
const smallestP = 1e-4;

function stepOf({before, after}: TestChange): number {
  if (before === null || after === null) return 0;
  return Math.abs(Math.log(Math.max(before.p, smallestP)) - Math.log(Math.max(after.p, smallestP)));
}

function stateOf(test: PastTest | undefined): TestState | null {
  if (test === undefined) return null;
  const {method, name, p, n, printed, significant} = test.chosen;
  return {method, name, p, n, printed, significant};
}

function printOf(test: PastTest | undefined): string {
  return test === undefined ? "" : JSON.stringify(test.chosen);
}

/** Another test, seed or number of draws is another method, whichever version chose it; also beside new answers. */
function withMethod(causes: readonly Cause[], a: PastTest | undefined, b: PastTest | undefined): readonly Cause[] {
  if (a === undefined || b === undefined) return causes;
  const method = ({chosen}: PastTest) =>
    JSON.stringify([chosen.method, chosen.simulation?.seed, chosen.simulation?.draws]);
  const isKnown = causes.some(({kind}) => kind === "changed-method");
  if (method(a) === method(b) || isKnown) return causes;
  return [...causes.filter(({kind}) => kind !== "unknown"), {kind: "changed-method", source: null}];
}
