import {printP} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {TestMethod, TestOutcome} from "../../results/model.ts";
import type {Computed} from "../../statistics/result.ts";
import {testWords} from "./test-words.ts";

/** What a test has computed. */
export interface TestNumbers {
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number;
  readonly n: number;
  readonly simulation?: NonNullable<TestOutcome["simulation"]>;
}

/** A test's numbers with its name and how its p is printed and judged. */
export function testOutcome(method: TestMethod, numbers: TestNumbers, style: NumberStyle): TestOutcome {
  const {name, exact} = testWords[method];
  const {simulation, p, ...rest} = numbers;
  return {
    method,
    name: simulation === undefined ? name : `${name} (simuleret)`,
    exact: exact && simulation === undefined,
    ...rest,
    p,
    printed: printP(p, style),
    significant: p < style.significance,
    ...(simulation === undefined ? {} : {simulation}),
  };
}

/** A test without statistic and degrees of freedom, whose p may be simulated. */
type ExactOrSimulated = {readonly p: number; readonly n: number} & (
  | {readonly method: "exact"}
  | ({readonly method: "monte-carlo"} & NonNullable<TestOutcome["simulation"]>)
);

/** The numbers of a test that goes over to simulation when its work would be too much. */
export function numbersOfExact(result: Computed<ExactOrSimulated>): Computed<TestNumbers> {
  if (!result.ok) return result;
  const {p, n} = result;
  const numbers = {ok: true, statistic: null, df: null, p, n} as const;
  if (result.method === "exact") return numbers;
  const {draws, seed, low, high, level} = result;
  return {...numbers, simulation: {draws, seed, low, high, level}};
}
