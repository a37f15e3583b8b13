import type {Category} from "../model.ts";
import {plainLabel} from "./plain-label.ts";

type Missing = NonNullable<Category["missing"]>;

/** Danish, Norwegian, Swedish and English ways to say that there is no answer, whole labels only. */
const patterns: readonly (readonly [Missing, RegExp])[] = [
  [
    "dont_know",
    /^(det )?(ved ikke|vet ikke|vet ej|do not know|don't know|dont know|dk|kan ikke svare|kan ikke huske)([/,] ?(ikke relevant|ønsker ikke (at|å) svare|ikke aktuelt|kan ikke huske|uoplyst|no answer|refused))?$/u,
  ],
  [
    "not_relevant",
    /^(er )?(ikke relevant|ikke aktuel[lt]?|irrelevant|not relevant|not applicable|n\/a|inap)( for mig| for meg)?$/u,
  ],
  [
    "no_answer",
    /^((ønsker|vil) ikke (at |å )?(svare|oplyse|besvare)|uoplyst|ubesvaret|ubesvart|ikke besvaret|ikke besvart|ikke oplyst|ingen svar|intet svar|no answer|missing|refused|refusal|refuse|prefer not to (say|answer)|not stated|not answered|manglende( svar)?)$/u,
  ],
];

/** The kind of missing that a label says, null for an answer. */
export function missingKindOf(label: string): Missing | null {
  const plain = plainLabel(label);
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
