/** What results.json holds of a test that was made. */

export interface TestRecord {
  /** Unique in the analysis: the block's key, with a suffix when a block has several tests. */
  readonly key: string;
  readonly block: string;
  /** What is tested, in Danish. */
  readonly label: string;
  /** The test whose p is printed. */
  readonly chosen: TestOutcome;
  /** What else was computed on the same counts, for comparison. */
  readonly alternatives: readonly TestOutcome[];
  /** Why this test was chosen, in Danish. */
  readonly reason: string;
  /** That the author asked for this test, where the rules would have chosen another. */
  readonly chosenBy?: "author";
  /** Expected counts under independence, where the test has them. */
  readonly expected: {
    readonly cells: number;
    readonly below5: number;
    readonly below5Share: number;
    readonly minimum: number;
  } | null;
  /**
   * The counts that were tested: rows by columns; the same persons again as better / same / worse where answers have
   * an order, from the first wave to the last; one sample as reached / not reached.
   */
  readonly counts: readonly (readonly number[])[];
  /** How large what was tested is; empty where it cannot be computed. */
  readonly effects: readonly EffectSize[];
  /** The single cell without whose persons a significant result would not be one, in Danish; null when there is none. */
  readonly hangsOn: string | null;
}

export interface EffectSize {
  readonly method:
    | "cramers-v"
    | "net-change"
    | "kendall-tau-b"
    | "gamma"
    | "spearman"
    | "phi"
    | "probability-of-superiority"
    | "cohens-d"
    | "mean-change"
    | "cohens-dz"
    | "largest-shift";
  /** The measure's Danish name. */
  readonly name: string;
  readonly exact: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** "0,34 (0,12-0,46)" */
  readonly printed: string;
}

export interface TestOutcome {
  readonly method: TestMethod;
  /** The method's Danish name, for notes. */
  readonly name: string;
  readonly exact: boolean;
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number;
  readonly n: number;
  /** `p = 0,004` */
  readonly printed: string;
  readonly significant: boolean;
  /** For a p from simulation: how it was made, and an interval that holds the exact p. */
  readonly simulation?: {
    readonly draws: number;
    readonly seed: number;
    readonly low: number;
    readonly high: number;
    readonly level: number;
  };
  /** For one of several tests that are adjusted together by Holm: the p as computed, and how many they are. */
  readonly adjusted?: {readonly p: number; readonly family: number};
}

/** The names of docs/statistics.md. */
export type TestMethod =
  | "pearson-chi-square"
  | "likelihood-ratio"
  | "yates-chi-square"
  | "fisher-freeman-halton"
  | "linear-by-linear"
  | "linear-by-linear-exact"
  | "cochran-armitage"
  | "cochran-armitage-exact"
  | "jonckheere-terpstra"
  | "jonckheere-terpstra-exact"
  | "mann-whitney"
  | "mann-whitney-exact"
  | "kruskal-wallis"
  | "kruskal-wallis-exact"
  | "welch-t"
  | "anova"
  | "anova-welch"
  | "mcnemar"
  | "mcnemar-exact"
  | "mcnemar-mid-p"
  | "bowker"
  | "stuart-maxwell"
  | "sign-test"
  | "wilcoxon-signed-rank"
  | "wilcoxon-signed-rank-exact"
  | "paired-t"
  | "friedman"
  | "cochran-q"
  | "goodness-of-fit"
  | "goodness-of-fit-exact"
  | "binomial-exact"
  | "log-rank"
  | "log-rank-exact";
