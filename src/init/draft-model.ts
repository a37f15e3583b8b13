import type {Category, Scale} from "../codebook/model.ts";
import type {SourceSpec} from "../config/evaluation.ts";
import type {SourceTable} from "../sources/model.ts";
import type {Roles} from "./find-roles.ts";
import type {FoundSet} from "./find-sets.ts";

/** A variable that goes into the report, with what codebook.yaml shall say of it. */
export interface DraftVariable {
  readonly name: string;
  readonly label: string;
  readonly question: string;
  /** Whether the export tells how it was put; a column with nothing but a name may be of a register. */
  readonly isAsked: boolean;
  readonly kind: "categorical" | "number";
  /** The answers as they are to be printed; empty for numbers. */
  readonly categories: readonly Category[];
  readonly best: Scale["best"];
  /** The key of a known scale; null when the answers make up none. */
  readonly known: string | null;
  /** Whether the export itself tells the answers just as they are here, order and kinds of missing included. */
  readonly told: boolean;
  readonly unit: string | null;
  /** The waves with answers; null in a source without waves. */
  readonly waves: readonly number[] | null;
  readonly option: {readonly set: string; readonly code: string; readonly label: string} | null;
  /** Of an option: whether anybody chose it. */
  readonly isChosen: boolean;
  /** What an author should look at, in Danish. */
  readonly remarks: readonly string[];
}

/** Why a variable is not in the report; the text is Danish. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
  /** What codebook.yaml must say so that the export can be read at all. */
  readonly entry: {readonly type?: "text"; readonly personal?: "drop" | "pseudonymise"} | null;
}

/** WHO-5: the five items, and the names of what is made of them; the names are null when the codes are not those of the index. */
export interface Who5 {
  readonly items: readonly string[];
  readonly derived: {readonly index: string; readonly level: string} | null;
}

/** One section of the report. */
export type DraftQuestion =
  | {readonly kind: "single" | "number"; readonly key: string; readonly variable: DraftVariable}
  | {
      readonly kind: "battery";
      readonly key: string;
      readonly stem: string;
      readonly variables: readonly DraftVariable[];
      readonly who5: Who5 | null;
    }
  | {
      readonly kind: "multiple";
      readonly key: string;
      readonly set: string;
      readonly question: string;
      readonly waves: readonly number[] | null;
    };

export interface DraftSource {
  readonly key: string;
  readonly spec: SourceSpec;
  readonly table: SourceTable;
  readonly roles: Roles;
  readonly variables: readonly DraftVariable[];
  readonly leftOut: readonly LeftOut[];
  readonly questions: readonly DraftQuestion[];
  /** The questions that codebook.yaml makes of columns. */
  readonly sets: readonly FoundSet[];
}

export interface Draft {
  readonly title: string;
  readonly sources: readonly DraftSource[];
  readonly waves: readonly {readonly wave: number; readonly label: string}[];
  /** The population of each source's questions, by the source's key. */
  readonly populations: ReadonlyMap<string, {readonly key: string; readonly source: string; readonly label: string}>;
}
