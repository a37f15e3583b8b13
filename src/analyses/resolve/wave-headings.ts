import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {type CountingKind, placeIn, type Task} from "../task.ts";
import {own} from "./own.ts";
import {waveLabel} from "./waves.ts";

/** A wave as a column or group of columns: its number as text, and its name. */
export interface WaveHeading {
  readonly key: string;
  readonly label: string;
}

/**
 * The waves of an analysis, with the author's own headings where `wave_labels` gives any.
 * @throws CliError (config) for a heading of a wave that the analysis does not have
 */
export function waveHeadings(
  task: Task<CountingKind>,
  waves: readonly number[],
  given: Readonly<Record<string, string>> = {},
): WaveHeading[] {
  const keys = waves.map(String);
  const stray = Object.keys(given).find((key) => !keys.includes(key));
  if (stray !== undefined) {
    throw new CliError("config", `There is a heading for wave ${stray}, but this analysis has no such wave.`, {
      place: placeIn(task, "wave_labels", stray),
      hint: didYouMean(stray, keys, "waves"),
    });
  }
  return waves.map((wave) => ({
    key: String(wave),
    label: own(given, String(wave)) ?? waveLabel(task.evaluation, wave),
  }));
}
