import type {CodebookFile} from "../../config/codebook-file.ts";

/** So many of those who have a form at one wave have one at the next, where codebook.yaml does not tell. */
const shareThatStays = 0.75;

/** How many persons codebook.yaml wants in a source. */
export function personsTold(file: CodebookFile, source: string): number | undefined {
  return Object.hasOwn(file.sources, source) ? file.sources[source]?.simulate?.persons : undefined;
}

/** The share of persons who have a form in a source at a wave. */
export function shareOfForms(
  file: CodebookFile,
  wavesOf: (source: string) => readonly number[],
): (source: string, wave: number | null) => number {
  return (source, wave) => {
    const told = Object.hasOwn(file.sources, source) ? file.sources[source]?.simulate?.waves : undefined;
    const percent = wave === null ? undefined : told?.[String(wave)];
    if (percent !== undefined) return percent / 100;
    return wave === null ? 1 : shareThatStays ** Math.max(0, wavesOf(source).indexOf(wave));
  };
}
