import type {Codebook, MissingKind} from "../codebook/model.ts";
import type {PopulationReport, SourceReport} from "../results/data-report.ts";
import type {SourceTable} from "../sources/model.ts";
import type {Quality} from "./quality-model.ts";

/** How a source's rows become answers: who, when, finished or not. */
export interface SourceRules {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** The person's id. */
  readonly id: string;
  /** The variable that holds the wave; null for a source with one row a person. */
  readonly wave: string | null;
  /** Only rows where this variable is 1 (or `Ja`) count; null when all rows do. */
  readonly completed: string | null;
  /** Decides which of double entries came first; null: the order of the file. */
  readonly closed: string | null;
}

export interface PopulationRules {
  readonly key: string;
  readonly label: string;
  readonly source: string;
  readonly where: readonly Condition[];
}

/**
 * One variable at one wave. `wave` is null for a source without waves. The variable `$answered` is 1 when the person has a
 * kept answer at that wave and 0 otherwise, never missing.
 */
export interface VariableAt {
  readonly source: string;
  readonly variable: string;
  readonly wave: number | null;
}

/** Persons whose answer is one of the codes. */
export interface Condition {
  readonly variable: VariableAt;
  readonly codes: readonly string[];
}

/** How many persons of a population there are for each combination of answers. */
export interface CountQuery {
  readonly population: string;
  readonly where: readonly Condition[];
  /** Only persons with a kept answer in this source at every one of these waves. */
  readonly panel: {readonly source: string; readonly waves: readonly number[]} | null;
  readonly by: readonly VariableAt[];
}

/** A code, or why there is none. Numbers come as their shortest text: "12.5". */
export type Answer =
  | {readonly code: string; readonly missing: null}
  | {readonly code: null; readonly missing: Extract<MissingKind, "no_form" | "not_asked" | "no_answer">};

/** One row a combination that occurs; `answers` are in the order of the query's `by`. No order of rows is promised. */
export interface CountRow {
  readonly answers: readonly Answer[];
  readonly n: number;
}

export interface StoreContent {
  readonly codebook: Codebook;
  readonly sources: readonly {readonly table: SourceTable; readonly rules: SourceRules}[];
  readonly populations: readonly PopulationRules[];
  readonly waves: readonly {readonly wave: number; readonly label: string}[];
}

/** Where the microdata live. Nothing but counts comes out. */
export interface Store {
  counts(query: CountQuery): Promise<readonly CountRow[]>;
  /** What was kept and dropped at loading. */
  readonly sources: readonly SourceReport[];
  readonly populations: readonly PopulationReport[];
  /** The day of the last kept answer over all sources, ISO, or null when no source has a closing time. */
  readonly lastAnswer: string | null;
  /** How well the forms are filled in. */
  readonly quality: Quality;
  close(): Promise<void>;
}

/** A unit of the division: whoever has one of the codes. */
export interface UnitGroup {
  readonly key: string;
  readonly codes: readonly string[];
}

/** A variable that tells which group of units a person belongs to. */
export interface UnitVariable {
  readonly name: string;
  readonly groups: readonly {readonly code: string; readonly keys: readonly string[]}[];
}

/** The persons of a store by unit. */
export interface Division {
  /** Something for each unit, by key, and for all rows that is another whenever any row that counts is. */
  prints(): Promise<{readonly all: string; readonly units: ReadonlyMap<string, string>}>;
  /**
   * A store that holds one unit's rows and no others, and is closed on its own. A population may be empty in it.
   * @param note tells what rows it is about, in the place of what was read and dropped for everybody
   */
  part(key: string, note: string): Promise<Store>;
  /** A store of everybody in which each source has a variable that tells the unit; closed on its own. */
  compared(codebook: Codebook, variable: UnitVariable): Promise<Store>;
}

/** A store that was opened on exports, and can be divided. */
export interface WholeStore extends Store {
  /** Once for a store. */
  divide(by: VariableAt, groups: readonly UnitGroup[]): Promise<Division>;
}
