import type {Grid} from "./grid.ts";

/** A workbook whose sheets are read when they are asked for. */
export interface Workbook {
  /** Printed as the file's encoding in the data report. */
  readonly format: "xlsx" | "xls" | "spreadsheetml" | "ods";
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** @throws CliError (data) when the sheet is damaged or too large */
  readonly read: () => Promise<Grid>;
}
