import type {MissingKind} from "../../codebook/model.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError} from "../../errors/cli-error.ts";
import {masked} from "../../errors/masked.ts";
import type {Answer} from "../../store/model.ts";
import {type BaseRules, scaleOf} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";

/** What an answer is to an analysis: the category, the kind of missing if it is one, and whether it is in the base. */
export interface Standing {
  readonly code: string | null;
  readonly missing: MissingKind | null;
  readonly valid: boolean;
}

/** @throws CliError (data) for a code that the item's scale does not have */
export function standingOf(answer: Answer, item: Item, rules: BaseRules): Standing {
  if (answer.code === null) return {code: null, missing: answer.missing, valid: false};
  const category = scaleOf(item).categories.find(({code}) => code === answer.code);
  if (category === undefined) {
    const name = referenceTo(item.at.source, item.at.variable);
    throw new CliError("data", `${name} has the answer ${masked(answer.code)}, which is not in its scale.`, {
      place: item.variable.place,
      hint: "Add it to the scale in codebook.yaml, or mend the export.",
    });
  }
  const {code, missing} = category;
  return {code, missing, valid: isValid(missing, rules)};
}

/**
 * The unit or group that a person belongs to. «Ved ikke» is none whatever the base of the shares holds, so it is no answer.
 * @throws CliError (data) for a code that the item's scale does not have
 */
export function belongingOf(answer: Answer, item: Item): Standing {
  const standing = standingOf(answer, item, {dontKnow: false, notRelevant: false});
  return standing.valid || standing.code === null ? standing : {code: null, missing: "no_answer", valid: false};
}

/** From the gravest: a person without a form was not asked, and one who was not asked could not answer. */
const gravity: readonly (MissingKind | null)[] = [
  "no_form",
  "not_asked",
  "no_answer",
  "dont_know",
  "not_relevant",
  null,
];

/** How two answers of one person stand together: valid when both are, else missing for the gravest reason. */
export function jointStanding(one: Standing, other: Standing): Standing {
  const valid = one.valid && other.valid;
  const concerned = valid ? [one, other] : [one, other].filter((standing) => !standing.valid);
  const missing = gravity.find((kind) => concerned.some((standing) => standing.missing === kind)) ?? null;
  return {code: null, missing, valid};
}

function isValid(missing: MissingKind | null, rules: BaseRules): boolean {
  if (missing === null) return true;
  return (missing === "dont_know" && rules.dontKnow) || (missing === "not_relevant" && rules.notRelevant);
}

/** A person has answered a multiple-response question with a value in any option; else the least of what all options say. */
export function standingOfSet(answers: readonly Answer[]): Standing {
  if (answers.some(({code}) => code !== null)) return {code: null, missing: null, valid: true};
  const missing = (["no_answer", "not_asked"] as const).find((kind) =>
    answers.some((answer) => answer.missing === kind),
  );
  return {code: null, missing: missing ?? "no_form", valid: false};
}
