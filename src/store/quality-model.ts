/** What the store tells of how good the data are. */
/** How one variable is answered in the kept forms of one wave; the wave is null in a source without waves. */
export interface VariableQuality {
  readonly variable: string;
  readonly wave: number | null;
  /** False when the codebook says that the question is not put at this wave. */
  readonly asked: boolean;
  readonly forms: number;
  /** Forms with an answer that is none of the kinds of missing. */
  readonly valid: number;
  readonly dontKnow: number;
  readonly notRelevant: number;
  readonly noAnswer: number;
}

/** Persons who have answered at exactly these waves. */
export interface ReturnPattern {
  readonly waves: readonly number[];
  readonly persons: number;
}

/** Days between the answers of the same persons at two waves that follow each other. */
export interface WaveInterval {
  readonly from: number;
  readonly to: number;
  readonly persons: number;
  /** Null when nobody has dated answers at both. */
  readonly days: {readonly minimum: number; readonly median: number; readonly maximum: number} | null;
  /** Persons whose later wave is dated before the earlier one. */
  readonly backwards: number;
}

/** Forms in which all items of a battery are answered, and those that give all the same answer. */
export interface StraightLines {
  readonly wave: number | null;
  readonly complete: number;
  readonly straight: number;
}

/** A person's course: date variables of a source with one row a person. */
export interface Course {
  readonly source: string;
  readonly start: string | null;
  readonly end: string | null;
}

/** Forms dated outside the course of the person who gave them. */
export interface OutsideCourse {
  readonly dated: number;
  readonly beforeStart: number;
  readonly afterEnd: number;
}

/** Persons of a population who should have answered at a wave by a given day. */
export interface DueQuery {
  readonly population: string;
  readonly source: string;
  readonly wave: number;
  readonly course: Course | null;
  /** After the start. */
  readonly months: number;
  /** ISO: what is due later does not count; null when no day is known. */
  readonly on: string | null;
}

export interface DueCount {
  readonly due: number;
  readonly answered: number;
}

export interface Quality {
  variables(source: string): Promise<readonly VariableQuality[]>;
  /** Patterns with most persons first. Empty for a source without waves. */
  returns(source: string): Promise<readonly ReturnPattern[]>;
  /** Empty for a source without waves or closing time. */
  intervals(source: string): Promise<readonly WaveInterval[]>;
  straightLines(source: string, battery: readonly string[]): Promise<readonly StraightLines[]>;
  outsideCourse(source: string, course: Course): Promise<OutsideCourse>;
  due(query: DueQuery): Promise<DueCount>;
}
