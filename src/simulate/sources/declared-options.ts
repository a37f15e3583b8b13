import type {CodebookFile} from "../../config/codebook-file.ts";

type Sets = CodebookFile["sources"][string]["sets"];

/** What stands in a column that codebook.yaml makes an option of. */
export interface OptionValues {
  readonly chosen: string;
  readonly unchosen: string;
}

/** Words for an option that was not chosen, with the word for one that was. */
const pairs: ReadonlyMap<string, string> = new Map([
  ["1", "0"],
  ["Ja", "Nej"],
  ["ja", "nej"],
  ["JA", "NEJ"],
  ["true", "false"],
  ["TRUE", "FALSE"],
  ["True", "False"],
]);

/** The columns that `sets` makes options of with `options`, and what the export holds in them. */
export function declaredOptions(sets: Sets): Map<string, OptionValues> {
  return new Map(
    Object.values(sets).flatMap(({options, chosen}) => {
      const columns = options === undefined ? [] : Array.isArray(options) ? options : Object.keys(options);
      const codes = [chosen ?? 1].flat().map(String);
      const values = {chosen: codes[0] ?? "1", unchosen: unchosenFor(codes)};
      return columns.map((column): [string, OptionValues] => [column, values]);
    }),
  );
}

function unchosenFor(codes: readonly string[]): string {
  const fitting = [pairs.get(codes[0] ?? "1") ?? "0", ...pairs.values()];
  return fitting.find((word) => !codes.includes(word)) ?? "";
}
