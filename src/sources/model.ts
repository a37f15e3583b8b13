import type {Place} from "../errors/cli-error.ts";
import type {FileReport} from "../results/data-report.ts";

/** One export as it was read: plain columns of text, what the export says of each, and where each row stood. */
export interface SourceTable {
  readonly key: string;
  readonly files: readonly FileReport[];
  /** The file that holds the rows, as the user would write it. */
  readonly dataFile: string;
  readonly columns: readonly SourceColumn[];
  /** How many rows there are. */
  readonly rowCount: number;
  /** The line of each row in the data file; the header is line 1. Without lines (SPSS, Parquet): the row's number. */
  readonly lines: readonly number[];
  /** What the export tells of its variables; one that tells nothing (CSV) tells only names. In questionnaire order. */
  readonly variables: readonly SourceVariable[];
  /** What an author should know of how it was read, ready for print in Danish. */
  readonly notes: readonly string[];
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
