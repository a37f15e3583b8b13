/** What a look-up was looking for when it failed. */
export type LookupSubject =
  | "analysis"
  | "figure"
  | "block"
  | "row"
  | "column"
  | "wave"
  | "test"
  | "method"
  | "fact"
  | "unit";

/**
 * How it failed.
 * - `unknown`: nothing has that name.
 * - `unnamed`: no name was given, and there are several to choose from.
 * - `ambiguous`: several have that name.
 * - `not-addable`: the cells have no meaningful sum.
 * - `wrong-unit`: there is a cell, but it does not hold that sort of number.
 * - `empty`: the cell is empty, with its reason. The only problem that comes from the data and not from the question.
 */
export type LookupProblem = "unknown" | "unnamed" | "ambiguous" | "not-addable" | "wrong-unit" | "empty";

/** Something that could have been named: by its key or, where it has one, by its label. */
export interface Candidate {
  readonly key: string;
  readonly label: string | null;
}

/** A selector that does not lead to a number. The caller knows where it was written; this knows what went wrong. */
export class LookupError extends Error {
  readonly subject: LookupSubject;
  readonly problem: LookupProblem;
  readonly wanted: string;
  readonly candidates: readonly Candidate[];

  constructor(
    subject: LookupSubject,
    problem: LookupProblem,
    message: string,
    details: {readonly wanted?: string; readonly candidates?: readonly Candidate[]} = {},
  ) {
    super(message);
    this.name = "LookupError";
    this.subject = subject;
    this.problem = problem;
    this.wanted = details.wanted ?? "";
    this.candidates = details.candidates ?? [];
  }
}
