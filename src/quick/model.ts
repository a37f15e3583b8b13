/** The variables of an export or evaluation, as an analyst wants to see them. Counts only; labels are Danish. */

export interface VariableList {
  /** The evaluation's title, or the file's name. */
  readonly title: string;
  readonly sources: readonly ListedSource[];
  /** What an author should know of how it was read, ready for print in Danish. */
  readonly notes: readonly string[];
}

export interface ListedSource {
  readonly key: string;
  readonly name: string;
  /** The wave that is counted; null for a source without waves. */
  readonly wave: {readonly wave: number; readonly label: string} | null;
  /** Who is counted, in the plural: «borgere med en opstartsmåling». */
  readonly population: {readonly label: string; readonly size: number};
  /** Why they are not the evaluation's own population, in Danish; null when they are. */
  readonly note: string | null;
  /** In questionnaire order; the options of one question stand together as its answers. */
  readonly variables: readonly ListedVariable[];
}

export interface ListedVariable {
  readonly name: string;
  readonly label: string;
  readonly question: string;
  readonly kind: "categorical" | "multiple" | "number" | "text" | "date" | "dropped";
  /** How many have answered, «ved ikke» and «ikke relevant» among them. */
  readonly answered: number;
  /** In printed order; empty for what is not chosen among. */
  readonly answers: readonly ListedAnswer[];
  /** Null but for numbers that are no ids. */
  readonly summary: {readonly minimum: number; readonly median: number; readonly maximum: number} | null;
  /** Persons without an answer, by reason. */
  readonly missing: {readonly noForm: number; readonly notAsked: number; readonly noAnswer: number};
}

export interface ListedAnswer {
  readonly code: string;
  readonly label: string;
  readonly count: number;
  /** Of those who have answered, from 0 to 1; null when nobody has. */
  readonly share: number | null;
}

/** The live numbers of an evaluation, by the analysis they stand in; those from outside the data come last. */
export interface NumberList {
  readonly title: string;
  readonly groups: readonly NumberGroup[];
}

export interface NumberGroup {
  /** The analysis's key; `facts` for the numbers from outside. */
  readonly key: string;
  readonly title: string;
  readonly numbers: readonly ListedNumber[];
}

export interface ListedNumber {
  readonly address: string;
  /** The helper to paste: `{{share "psykisk" row="Dårligt"}}`. */
  readonly call: string;
  /** What it writes now. */
  readonly says: string;
  /** Block, row and column, where there are several. */
  readonly of: readonly string[];
  /** The same number in a claim's test; null for what claims cannot ask. */
  readonly asked: string | null;
}
