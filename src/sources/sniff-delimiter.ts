import {CliError} from "../errors/cli-error.ts";
import {parseDelimited} from "./delimited.ts";

const delimiters = [";", ",", "\t", "|"] as const;
const sampleSize = 100;

interface Fit {
  readonly delimiter: string;
  /** Fields in the first record. */
  readonly width: number;
  /** The share of the sampled records that are as wide as the first. */
  readonly even: number;
}

/** The delimiter that parts the text into the most even records, or null when no delimiter parts the first line. */
export function sniffDelimiter(text: string, file: string): string | null {
  let best: Fit | null = null;
  for (const delimiter of delimiters) {
    const fit = fitOf(text, delimiter, file);
    if (fit.width < 2) continue;
    if (best === null || fit.even > best.even || (fit.even === best.even && fit.width > best.width)) best = fit;
  }
  return best === null ? null : best.delimiter;
}

function fitOf(text: string, delimiter: string, file: string): Fit {
  const width = widths(text, delimiter, file, 1)?.[0] ?? 0;
  const sample = widths(text, delimiter, file, sampleSize);
  // SurveyXact ends its structure rows, but not the header, with one delimiter more.
  const even = sample?.filter((each) => each === width || each === width + 1) ?? [];
  return {delimiter, width, even: even.length / (sample?.length ?? 1)};
}

/** Null when a quote stands where this delimiter would not have it: then it is not this one, or the file is broken. */
function widths(text: string, delimiter: string, file: string, limit: number): number[] | null {
  try {
    return parseDelimited(text, delimiter, file, limit).map((record) => record.fields.length);
  } catch (error) {
    if (error instanceof CliError) return null;
    throw error;
  }
}
