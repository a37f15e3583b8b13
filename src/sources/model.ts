import type {Place} from "../errors/cli-error.ts";
import type {FileReport} from "../results/data-report.ts";
import type {PersonalCounts} from "./personal-counts.ts";

/** One export as it was read: plain columns of text, what the export says of each, and where each row stood. */
export interface SourceTable {
  readonly key: string;
  readonly files: readonly FileReport[];
  /** The file that holds the rows, as the user would write it; the first of several. */
  readonly dataFile: string;
  /** The files that hold the rows, one after the other, when they are several; `placeOfRow` finds the right one. */
  readonly parts?: readonly TablePart[];
  readonly columns: readonly SourceColumn[];
  /** How many rows there are. */
  readonly rowCount: number;
  /** The line of each row in the data file; the header is line 1. Without lines (SPSS, Parquet): the row's number. */
  readonly lines: readonly number[];
  /** What the export tells of its variables; one that tells nothing (CSV) tells only names. In questionnaire order. */
  readonly variables: readonly SourceVariable[];
  /** What an author should know of how it was read, ready for print in Danish. */
  readonly notes: readonly string[];
  /** Null when the rows are in `columns`, as most sources' are. Where they are else: see `HeldRows`. */
  readonly held: HeldRows | null;
}

/**
 * The rows of a table that is too large for JavaScript and stays in the store's database. The `values` of its columns are then
 * the distinct values, without null, in no promised order; `lines` is empty, and `rowCount` is right.
 */
export interface HeldRows {
  /** The database's table or view. */
  readonly table: string;
  /** SQL for the number of a row in it, from 0. */
  readonly rowNumber: string;
  /** The database's name of each column, by the name in `columns`. What it holds is, as text, trimmed text or NULL. */
  readonly columnNames: ReadonlyMap<string, string>;
  /** The columns of which the database holds whole numbers of at most 15 digits, each written in the file as it would write it. */
  readonly numbered: ReadonlySet<string>;
  /** The columns with so many distinct values that `values` has only some of them. */
  readonly manyValued: ReadonlySet<string>;
  /** Of the latter, those of which every value is a number: the database's name of the column with the numbers. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Of the many-valued, those that hold nothing but ISO dates, or nothing but ISO times, as answers have them. */
  readonly isoTimes: ReadonlySet<string>;
  /** What is known of a table of a server, which is counted where it is; left out where the rows were read from a file. */
  readonly server?: ServerRows;
}

/** A table that stays in its server. */
export interface ServerRows {
  /** What stands behind FROM. */
  readonly from: string;
  /** By the name in `columns`. */
  readonly columns: ReadonlyMap<string, ServerColumn>;
  /** What stands behind FROM for the rows in each of several servers; none where all are in one. */
  readonly partitions: readonly string[];
  /** How rows are shared out by the person's id: the same for tables that have a person's rows in the same server; null for otherwise. */
  readonly partitionedBy: string | null;
  /** SQL that tells rows apart while they do not change; null where nothing does. */
  readonly rowId: string | null;
  /** Whether each person, or each person at each wave, is known to have one row only. */
  readonly isUnique: boolean;
  /** Of columns whose values are not seen: what they look like, where that may be personal data. */
  readonly personal: ReadonlyMap<string, PersonalCounts>;
}

export interface ServerColumn {
  /** In the table. */
  readonly name: string;
  /** What it holds: `whole` numbers, other `number`s, `truth` values, a `date`, a `time`, a `zoned` time, `text`, or something `other` that has a text. */
  readonly kind: "whole" | "number" | "truth" | "date" | "time" | "zoned" | "text" | "other";
  /** The texts that the table holds, with what they mean; null where they were not asked for. */
  readonly texts: ReadonlyMap<string, ServerText> | null;
  /** What a field without anything means; null for nothing. */
  readonly blank: string | null;
  /** Whether texts have spaces around them, or are nothing but spaces. */
  readonly isPadded: boolean;
  /** Whether some numbers are none (NaN), or without end. */
  readonly hasNoNumbers: boolean;
}

/** A text as a file would have it, and on how many rows it stands. */
export interface ServerText {
  readonly text: string | null;
  readonly rows: number;
}

/** The rows of one of a table's files. */
export interface TablePart {
  readonly file: string;
  readonly rowCount: number;
}

export interface SourceColumn {
  readonly name: string;
  /** Trimmed text, null where the field is empty. Decimal sign and dates are as in the file: see `reading`. */
  readonly values: readonly (string | null)[];
  /** How the column's values look, all of them taken together. */
  readonly reading: ColumnReading;
}

/** How the text of a column can be read. `dmy` is 26-01-2018 or 26.01.2018 or 26/01/2018; `ymd` is 2018-01-26. */
export type ColumnReading =
  | {readonly kind: "text"}
  | {readonly kind: "number"; readonly decimal: "," | "."}
  | {readonly kind: "date"; readonly order: "dmy" | "ymd"}
  | {readonly kind: "datetime"; readonly order: "dmy" | "ymd"}
  | {readonly kind: "empty"};

export interface SourceVariable {
  readonly name: string;
  readonly question: string | null;
  readonly kind: "single" | "multiple" | "number" | "text" | "date" | "unknown";
  /** In the export's own order, which is the questionnaire's. */
  readonly labels: readonly {readonly code: string; readonly label: string}[];
  /** For one option of a multiple-response question: the question's name and this option's own code and label. */
  readonly option: {readonly set: string; readonly code: string; readonly label: string} | null;
  /** Values that the export itself declares missing (SPSS's user-missing). */
  readonly missing: MissingValues | null;
  readonly measure: "nominal" | "ordinal" | "scale" | null;
  readonly place: Place;
}

/** Single values as text, and a range of numbers whose ends count; an open end is null. */
export interface MissingValues {
  readonly values: readonly string[];
  readonly range: {readonly from: number | null; readonly to: number | null} | null;
}
