import type {Derivation, Variable} from "../../../src/codebook/model.ts";
import {openStore} from "../../../src/store/open.ts";
import {answerWord, at, contentOf, derived, type TestSource} from "../content.ts";

export type Row = readonly (string | null)[];

/** What a derivation gives for each row, in their order: a code, or why there is none. */
export async function derivedValues(
  header: readonly string[],
  rows: readonly Row[],
  variables: readonly Variable[],
  derivation: Derivation,
): Promise<string[]> {
  const source: TestSource = {
    key: "s",
    header: ["id", "row", ...header],
    rows: rows.map((row, index) => [`P${index}`, String(index), ...row]),
    variables: [rowNumber, ...variables, derived("s", "made", derivation)],
  };
  const store = await openStore(contentOf({sources: [source]}));
  try {
    const by = [at("s", "row"), at("s", "made")];
    const counts = await store.counts({population: "all", where: [], panel: null, by});
    const values = new Map(counts.map(({answers: [row, made]}) => [row?.code, made]));
    return rows.map((_, index) => {
      const made = values.get(String(index));
      return made === undefined ? "no row" : answerWord(made);
    });
  } finally {
    await store.close();
  }
}

const rowNumber: Variable = {
  source: "s",
  name: "row",
  label: "row",
  question: "row",
  kind: "number",
  scale: null,
  unit: null,
  askedAt: null,
  derivation: null,
  option: null,
  place: {file: "codebook.yaml", line: 1},
};
