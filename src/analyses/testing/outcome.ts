import {printP} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {TestOutcome} from "../../results/model.ts";

/** Adds to a test's numbers how its p is printed and judged. */
export function testOutcome(computed: Omit<TestOutcome, "printed" | "significant">, style: NumberStyle): TestOutcome {
  return {...computed, printed: printP(computed.p, style), significant: computed.p < style.significance};
}
