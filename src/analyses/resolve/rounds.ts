import type {AnalysisKind} from "../../config/analysis-specs.ts";
import type {EvaluationSpec} from "../../config/evaluation.ts";
import {CliError, type Place} from "../../errors/cli-error.ts";
import {type CountingKind, placeIn, type Task} from "../task.ts";
import {own} from "./own.ts";

/** Whether every form of a source is a person of its own (`id: $row`), so that nobody can be found again in a later round. */
export function hasUnmatchedForms({sources}: EvaluationSpec, source: string): boolean {
  return own(sources, source)?.id === "$row";
}

/** They follow persons from wave to wave whatever their spec says. */
const followingKinds: ReadonlySet<AnalysisKind> = new Set([
  "crossing",
  "individual-change",
  "paired-means",
  "transition",
]);

/**
 * @param itemPlace where what would be followed is written
 * @throws CliError (config) when persons of a source in which nobody can be found again would be followed
 */
export function requireSamePersons(task: Task<CountingKind>, source: string, itemPlace: Place): void {
  if (!hasUnmatchedForms(task.evaluation, source)) return;
  const isAlways = followingKinds.has(task.spec.kind);
  const message = `Every row of source "${source}" is a person of its own (id: $row), so nobody can be followed over waves.`;
  throw new CliError("config", message, {
    place: isAlways ? itemPlace : placeIn(task, "panel"),
    hint: isAlways
      ? "Use kind: change with panel: false, which shows the rounds beside each other."
      : "Write panel: false.",
  });
}
