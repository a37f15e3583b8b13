import {readFileSync} from "node:fs";

/** One column of one block of a printed table, as the reference has it. */
export interface ExpectedColumn {
  readonly block: string;
  readonly column: string;
  readonly labels: readonly string[];
  readonly counts: readonly number[];
  readonly n: number | null;
  readonly percent: readonly number[] | null;
}

interface ExpectedTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly n: number;
  readonly expected_cells: number;
  readonly expected_below_5: number;
  readonly expected_min: number;
  readonly fisher_freeman_halton_exact_p: number;
}

interface Expected {
  readonly tables: Readonly<Record<string, readonly ExpectedColumn[]>>;
  readonly tests: Readonly<Record<string, ExpectedTest>>;
  /** The numbers of the prose, by line of the printed report. */
  readonly prose: Readonly<Record<string, unknown>>;
  readonly derived_not_published: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly differences: readonly unknown[];
  readonly printed_n_differences: readonly unknown[];
}

/** Counts, bases, percentages and tests that the example data must give, computed by others. */
export const expected: Expected = JSON.parse(
  readFileSync(new URL("golden/paa-vej-til-arbejde.expected.json", import.meta.url), "utf8"),
);
