import {createRequire} from "node:module";
import type {Sheet} from "./shape.ts";

/** A workbook with one sheet: numbers as numbers, everything else as text. */
export function excelFile({columns, rows}: Sheet, name: string | undefined, headerRow: number): Uint8Array {
  const {utils, write}: typeof import("@e965/xlsx") = createRequire(import.meta.url)("@e965/xlsx");
  const above = Array.from({length: headerRow - 1}, () => ["Opdigtede personer"]);
  const cells = rows.map((row) =>
    row.map((field, index) => (field !== null && columns[index]?.variable?.kind === "number" ? Number(field) : field)),
  );
  const sheet = utils.aoa_to_sheet([...above, columns.map((column) => column.name), ...cells]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, name ?? "Data");
  return write(book, {type: "buffer", bookType: "xlsx"});
}
