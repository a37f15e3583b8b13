import type {Category, Scale} from "../model.ts";
import {type KnownScale, knownScales} from "./known-scales.ts";
import {missingKindOf} from "./missing-label.ts";
import {plainLabel} from "./plain-label.ts";

/** An answer scale with what its labels tell of it. */
export interface RecognisedScale {
  readonly known: KnownScale;
  /** In the order they came, unless that is no order at all: then from the scale's first step to its last; missing kinds behind. */
  readonly categories: readonly Category[];
  readonly best: Scale["best"];
}

/** The categories of labels, those marked that say that there is no answer. */
export function categoriesWithMissing(labels: readonly {readonly code: string; readonly label: string}[]): Category[] {
  return labels.map(({code, label}) => ({code, label, missing: missingKindOf(label)}));
}

/**
 * The known scale that the labels of one variable make up: every label but those that mean missing is a step of its own, and
 * enough of the steps are there. Null when there is none.
 */
export function recogniseScale(categories: readonly Category[]): RecognisedScale | null {
  const answers = categories.filter(({missing}) => missing === null);
  for (const known of knownScales) {
    const steps = stepsOf(answers, known);
    if (steps === null || steps.length < known.least) continue;
    const rising = steps.every((step, index) => index === 0 || step > (steps[index - 1] ?? 0));
    const falling = steps.every((step, index) => index === 0 || step < (steps[index - 1] ?? 0));
    const ordered = rising || falling ? answers : inOrderOf(answers, steps);
    const missing = categories.filter((category) => category.missing !== null);
    return {
      known,
      categories: [...ordered, ...missing],
      best: known.best === null ? null : bestEnd(known.best, falling),
    };
  }
  return null;
}

/** For each answer, which step it is; null when one is none, or two are the same. */
function stepsOf(answers: readonly Category[], {steps}: KnownScale): number[] | null {
  const found = answers.map(({label}) => {
    const plain = plainLabel(label);
    return steps.findIndex((step) => step.test(plain));
  });
  return found.includes(-1) || new Set(found).size < found.length ? null : found;
}

function inOrderOf(answers: readonly Category[], steps: readonly number[]): Category[] {
  return answers
    .map((answer, index) => ({answer, step: steps[index] ?? 0}))
    .sort((a, b) => a.step - b.step)
    .map(({answer}) => answer);
}

function bestEnd(best: "first" | "last", turned: boolean): "first" | "last" {
  if (!turned) return best;
  return best === "first" ? "last" : "first";
}
