import {readExcel} from "../../../src/sources/excel.ts";
import type {SourceTable} from "../../../src/sources/model.ts";
import {filesInMemory} from "../support.ts";

const place = {file: "reports/lille/evaluation.yaml", line: 9};

/** Reads a workbook in memory, called data/ark.xlsx. */
export function readBook(bytes: Uint8Array | string, spec: Parameters<typeof readExcel>[3] = {}): Promise<SourceTable> {
  const effects = filesInMemory({"data/ark.xlsx": bytes});
  return readExcel("ark", "data/ark.xlsx", {folder: "reports/lille", place, effects}, spec);
}

/** The columns as plain values under their names. */
export function valuesOf(table: SourceTable): Record<string, readonly (string | null)[]> {
  return Object.fromEntries(table.columns.map((column) => [column.name, column.values]));
}
