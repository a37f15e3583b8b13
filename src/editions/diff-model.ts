/** What is new from one edition to another: what `maalepunkt diff --json` prints. Documented in docs/editions.md. */

export const diffSchema = "maalepunkt/diff@1";

export interface EditionDiff {
  readonly schema: typeof diffSchema;
  readonly before: EditionName;
  readonly after: EditionName;
  /** What could not be compared, and so is not told. */
  readonly limits: readonly Limit[];
  /** The sources whose files are not the same. */
  readonly sources: readonly SourceChange[];
  /** Where a reader would now conclude otherwise: tests, lights, targets. */
  readonly conclusions: readonly Conclusion[];
  /** The largest changes of what is printed first. */
  readonly numbers: readonly NumberChange[];
  readonly tests: readonly TestChange[];
  readonly tables: readonly TableChange[];
  readonly claims: readonly ClaimChange[];
  readonly sentences: readonly SentenceChange[];
}

export interface EditionName {
  readonly key: string;
  readonly title: string;
  readonly dataDate: string | null;
  /** The version that built it; null where it has no manifest. */
  readonly maalepunkt: string | null;
}

/**
 * - `other-evaluation`: the editions are of evaluations with different names.
 * - `no-definitions`: one has no manifest, so a changed definition or version cannot be told from changed answers; claims are unknown too.
 * - `no-text`: one has no text, so sentences are not compared.
 */
export type Limit = "other-evaluation" | "no-definitions" | "no-text";

/**
 * - `new-answers`, `fewer-answers`: a source has more or fewer kept rows, or as many of more or fewer read.
 * - `corrected-answers`: as many rows, and other content.
 * - `source-added`, `source-removed`: a source is in one of them only.
 * - `changed-definition`: the analysis, its population, variables, typed tables or facts are written otherwise.
 * - `changed-method`: another version of maalepunkt, another test, seed or number of draws.
 * - `changed-printing`: only how it is printed.
 * - `unknown`: nothing of this.
 */
export type CauseKind =
  | "new-answers"
  | "fewer-answers"
  | "corrected-answers"
  | "source-added"
  | "source-removed"
  | "changed-definition"
  | "changed-method"
  | "changed-printing"
  | "unknown";

/** What may have changed a number. Several may have, where several things changed at once. */
export interface Cause {
  readonly kind: CauseKind;
  /** The name of the source; null for what is about none. */
  readonly source: string | null;
}

export interface SourceChange {
  readonly key: string;
  readonly name: string;
  readonly kind: "new-answers" | "fewer-answers" | "corrected-answers" | "source-added" | "source-removed";
  readonly before: RowCounts | null;
  readonly after: RowCounts | null;
}

export interface RowCounts {
  readonly read: number;
  readonly kept: number;
}

/** Where a number stands, in the words of its table. */
export interface Where {
  readonly analysis: string;
  readonly title: string;
  readonly block: string | null;
  readonly row: string;
  readonly column: string;
}

export interface Conclusion {
  readonly kind: "significance" | "light" | "target";
  /** Of the cell; of a test: `test:analysis/key`. */
  readonly address: string;
  readonly where: Where;
  readonly before: ConclusionState;
  readonly after: ConclusionState;
  readonly causes: readonly Cause[];
}

export interface ConclusionState {
  /** `significant`, `not-significant`, `reached`, `not-reached`, or the word of a light. */
  readonly state: string;
  /** The number behind it. */
  readonly printed: string;
}

export interface NumberChange {
  readonly address: string;
  readonly where: Where;
  readonly unit: "percent" | "count" | "number" | "text";
  readonly before: Figure;
  readonly after: Figure;
  /** Percentage points, or in the number's own unit; null where one of them is no number. */
  readonly change: number | null;
  /** Whether what the reader sees is another. */
  readonly isVisible: boolean;
  /** Whether it repeats or is made of cells of other tables. */
  readonly isRepeated: boolean;
  readonly causes: readonly Cause[];
}

export interface Figure {
  readonly printed: string;
  readonly exact: number | null;
  readonly count: number | null;
  readonly n: number | null;
}

export interface TestChange {
  /** `test:analysis/key` */
  readonly address: string;
  readonly analysis: string;
  readonly title: string;
  readonly label: string;
  /** Null for a test that is made in the other edition only. */
  readonly before: TestState | null;
  readonly after: TestState | null;
  readonly turned: boolean;
  readonly causes: readonly Cause[];
}

export interface TestState {
  readonly method: string;
  readonly name: string;
  readonly p: number;
  readonly n: number;
  readonly printed: string;
  readonly significant: boolean;
}

export interface TableChange {
  readonly part: "table" | "block" | "row" | "column";
  readonly change: "added" | "removed" | "renamed";
  readonly analysis: string;
  readonly title: string;
  readonly block: string | null;
  /** What it is called; null where it is not. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface ClaimChange {
  readonly name: string;
  /** Where it stands, in the later edition that has it. */
  readonly chapter: string;
  readonly change: "added" | "removed" | "changed";
  /** Its test. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface SentenceChange {
  /** The chapter's file; null for a footnote. */
  readonly chapter: string | null;
  readonly before: SentencePlace | null;
  readonly after: SentencePlace | null;
}

export interface SentencePlace {
  readonly line: number | null;
  readonly text: string;
}
