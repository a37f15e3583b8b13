import {printNumber} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Note, TestOutcome, TestRecord} from "../../results/model.ts";
import {smallExpected} from "./expected-words.ts";
import {isUnordered} from "./independence.ts";
import {levelName} from "./level.ts";
import {simulationWords} from "./simulation-words.ts";
import {leadingName} from "./test-words.ts";

/**
 * The note on a test of independence: which test, its p and n, and, only where it is so, that the chi-square test is
 * not to be relied on and that the two tests disagree.
 * @param label what is tested, where a table has several; else null
 */
export function independenceNote(label: string | null, record: TestRecord, style: NumberStyle): Note {
  const {chosen} = record;
  const sizes = record.effects.map(({name, printed}) => `; ${name} = ${printed}`).join("");
  const verdict = `${leadingName(chosen.name)}, ${chosen.printed}${simulationWords(chosen)} (n = ${printNumber(chosen.n, 0)})${sizes}.`;
  const fragility =
    record.hangsOn === null
      ? null
      : `Resultatet afhænger af én celle: ${record.hangsOn} ville det ikke være signifikant på ${levelName(style)}.`;
  const parts = [heading(label) + verdict, authorsWord(record), cautionOf(record, style, label !== null), fragility];
  return {kind: "test", text: parts.filter((part) => part !== null).join(" ")};
}

/** The note that a table could not be tested, and why, in Danish words to stand after «fordi». */
export function untestedNote(label: string | null, reason: string): Note {
  return {
    kind: "test",
    text: `${heading(label)}${label === null ? "Ikke" : "ikke"} testet, fordi ${reason}.`,
  };
}

function authorsWord({chosenBy, reason, chosen, alternatives}: TestRecord): string | null {
  if (chosenBy !== "author") return null;
  const byRule = isUnordered(chosen.method) ? undefined : alternatives[0];
  return byRule === undefined ? reason : `${reason.replace(/\.$/, "")}, ${byRule.printed}.`;
}

function heading(label: string | null): string {
  return label === null ? "" : `${label}: `;
}

/** @param brief of one of several tests in a note, which tells no p that nothing hangs on */
function cautionOf({chosen, alternatives, expected}: TestRecord, style: NumberStyle, brief: boolean): string | null {
  const other = alternatives.find(({method}) => comparable.includes(method));
  if (other === undefined || !comparable.includes(chosen.method)) return null;
  const problem = expected === null ? null : smallExpected(expected);
  const comparison =
    chosen.method === "pearson-chi-square" ? besideChiSquare(problem, other) : besideExact(problem, other);
  if (other.significant !== chosen.significant) {
    return `${comparison}; de to test giver forskellige konklusioner på ${levelName(style)}.`;
  }
  if (problem === null) return null;
  return brief && chosen.method !== "pearson-chi-square" ? `${problem}.` : `${comparison}.`;
}

/** The two tests that are held against each other. */
const comparable: readonly string[] = ["pearson-chi-square", "fisher-freeman-halton"];

function besideExact(problem: string | null, chiSquare: TestOutcome): string {
  if (problem === null) return `En χ²-test giver ${chiSquare.printed}`;
  return `${problem}, så χ²-testen (${chiSquare.printed}) er ikke pålidelig her`;
}

function besideChiSquare(problem: string | null, exact: TestOutcome): string {
  if (problem === null) return `${exact.name} giver ${exact.printed}`;
  return `${problem}, så testen er usikker; ${exact.name} giver ${exact.printed}`;
}
