import type {VariableSpec} from "../config/codebook-file.ts";
import type {Place} from "../errors/cli-error.ts";

/** The place of a path in codebook.yaml, or in a part of it. */
export type PlaceOf = (path: readonly (string | number)[]) => Place;

/** What codebook.yaml says of one variable, and where. */
export interface Entry {
  readonly spec: VariableSpec;
  readonly at: PlaceOf;
}

/** What only a variable with answers to choose among can have. */
export const answerKeys = [
  "scale",
  "labels",
  "order",
  "merge",
  "best",
  "dont_know",
  "not_relevant",
  "no_answer",
] as const;
