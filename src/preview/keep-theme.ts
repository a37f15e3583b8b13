import type {EvaluationFiles} from "../config/read-files.ts";
import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors} from "../errors/cli-errors.ts";
import {themeOf} from "../pipeline/theme-of.ts";
import type {Theme} from "../themes/model.ts";

/** How the report looks, as far as it can be read. */
export interface KeptTheme {
  /** The same object as before when nothing has changed; null when there never was one that could be read. */
  readonly theme: Theme | null;
  readonly errors: readonly CliError[];
}

export type LoadTheme = (files: EvaluationFiles) => Promise<Theme>;

/**
 * Loads an evaluation's theme again and again, anew when `style:` has changed or a file that it is made of was saved.
 * @returns what takes the evaluation's files, and a number that is another whenever a file was saved that a theme may be made of
 */
export function themeKeeper(
  load: LoadTheme = themeOf,
): (files: EvaluationFiles, version: number) => Promise<KeptTheme> {
  let current: string | null = null;
  let kept: KeptTheme = {theme: null, errors: []};
  return async (files, version) => {
    const settings = JSON.stringify([version, files.evaluation.value.style]);
    if (settings === current) return kept;
    current = settings;
    try {
      kept = {theme: await load(files), errors: []};
    } catch (error) {
      kept = {theme: kept.theme, errors: expectedErrors(error)};
    }
    return kept;
  };
}
