import type {EvaluationSpec} from "../../config/evaluation.ts";
import {own} from "./own.ts";

/** Whether every form of a source is a person of its own (`id: $row`), so that nobody can be found again in a later round. */
export function hasUnmatchedForms({sources}: EvaluationSpec, source: string): boolean {
  return own(sources, source)?.id === "$row";
}
