import {type ProofName, proofNames} from "../config/proof-spec.ts";
import type {Finding, Proofread, Remark, Rule} from "./model.ts";
import {unboundClaims} from "./rules/claims.ts";
import {doubledWords} from "./rules/doubled-words.ts";
import {headings} from "./rules/headings.ts";
import {lateMentions, unmentioned} from "./rules/mentions.ts";
import {missingSources} from "./rules/missing-sources.ts";
import {numberWords} from "./rules/number-words.ts";
import {punctuation} from "./rules/punctuation.ts";
import {typedNumbers} from "./rules/typed-numbers.ts";
import {uncitedWorks} from "./rules/uncited-works.ts";
import {unusedAnalyses} from "./rules/unused-analyses.ts";

const rules: Readonly<Record<ProofName, Rule>> = {
  "typed-number": typedNumbers,
  "number-word": numberWords,
  claim: unboundClaims,
  "unused-analysis": unusedAnalyses,
  unmentioned,
  "late-mention": lateMentions,
  headings,
  "doubled-word": doubledWords,
  punctuation,
  "missing-source": missingSources,
  "uncited-work": uncitedWorks,
};

/** What an author says of the proofs: `proofs:` in evaluation.yaml. */
export interface ProofWishes {
  /** Words that are meant as they stand: a remark that quotes any of them is not made. */
  readonly meant: readonly string[];
  readonly off: readonly ProofName[];
}

/** Remarks on the chapters, in the order of the report. */
export function proofread(all: Proofread, {meant, off}: ProofWishes): Remark[] {
  const names = proofNames.filter((name) => !off.includes(name));
  const order = new Map(all.manuscripts.map(({file}, index) => [file, index]));
  const found = names.flatMap((name) => rules[name](all));
  const isMeant = (finding: Finding) => meant.some((phrase) => speaksOf(folded(phrase), finding));
  return found
    .filter((finding) => !isMeant(finding))
    .map(({hint, ...finding}) => ({...finding, hint: typeof hint === "function" ? hint() : hint}))
    .sort(
      (a, b) =>
        (order.get(a.place.file) ?? -1) - (order.get(b.place.file) ?? -1) ||
        (a.place.line ?? 0) - (b.place.line ?? 0) ||
        (a.place.column ?? 0) - (b.place.column ?? 0),
    );
}

/** Whether a phrase holds some of the words of a finding, where these stand. */
function speaksOf(phrase: string, {words, around}: Finding): boolean {
  const before = folded(around?.before ?? "");
  const about = folded(words);
  const text = [before, about, folded(around?.after ?? "")].filter((part) => part !== "").join(" ");
  const start = before === "" ? 0 : before.length + 1;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (at < start + about.length && start < at + phrase.length) return true;
  }
  return false;
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, " ").trim();
}
