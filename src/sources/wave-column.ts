import type {SourceSpec} from "../config/evaluation.ts";

/** The column that holds the wave where it comes from a suffix, a file name or a translation of another variable. */
export const madeWaveColumn = "$wave";

/** The column that holds the wave once a source is read; null for a source with one row a person. */
export function waveColumnOf(wave: SourceSpec["wave"]): string | null {
  if (wave === undefined) return null;
  return typeof wave === "string" ? wave : madeWaveColumn;
}
