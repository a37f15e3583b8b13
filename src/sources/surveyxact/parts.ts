import type {FileReport} from "../../results/data-report.ts";
import type {DelimitedRecord} from "../delimited.ts";
import type {SourceColumn} from "../model.ts";

/** The three parts of an export, in whatever form they came. */
export interface ExportParts {
  readonly dataset: DatasetPart;
  /** With a header. */
  readonly structure: RecordPart;
  /** Without a header. */
  readonly labels: RecordPart;
  /** What was read, for the data report; `rows` tells how many each part has. */
  readonly reports: (rows: Readonly<Record<PartName, number>>) => FileReport[];
}

export interface DatasetPart {
  /** What messages call it. */
  readonly file: string;
  readonly columns: readonly SourceColumn[];
  readonly lines: readonly number[];
  readonly notes: readonly string[];
}

export interface RecordPart {
  readonly file: string;
  readonly records: readonly DelimitedRecord[];
}

export const partNames = ["dataset", "structure", "labels"] as const;
export type PartName = (typeof partNames)[number];
