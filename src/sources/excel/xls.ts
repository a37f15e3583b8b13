import type {CellObject, WorkBook, WorkSheet} from "@e965/xlsx";
import {CliError} from "../../errors/cli-error.ts";
import {readCompoundFile} from "./compound-file.ts";
import {type CellKind, cellKinds, cellName, type Grid, GridBuilder} from "./grid.ts";
import {formatKind, numberCell} from "./number-formats.ts";
import type {Workbook} from "./workbook.ts";

/** The codes of errors in cells, of [MS-XLS] 2.5.10. */
const errors: ReadonlyMap<number, string> = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);

/**
 * The sheets of an .xls workbook of Excel 97–2003, by SheetJS. Formulas are not even parsed: the format stores the result
 * of each.
 * @throws CliError (data) when it is damaged, or protected with a password
 */
export async function openXls(bytes: Uint8Array, file: string): Promise<Workbook> {
  const streams = readCompoundFile(bytes);
  if (streams?.has("EncryptedPackage")) throw unreadable(file, new Error("encrypted"));
  const stream = streams?.get("Workbook") ?? streams?.get("Book");
  // Anything else SheetJS would take for some other format.
  if (stream === undefined || stream[0] !== 0x09 || (stream[1] ?? 0xff) > 0x08)
    throw unreadable(file, new Error("no workbook stream"));
  const {read} = await import("@e965/xlsx");
  const book = parse(() =>
    read(stream, {
      type: "buffer",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      bookVBA: false,
      WTF: true,
    }),
  );
  if (book instanceof Error) throw unreadable(file, book);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index) => ({
    name,
    isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    read: async () => gridOf(book.Sheets[name] ?? {}, name, file, date1904),
  }));
  return {format: "xls", sheets};
}

/** SheetJS throws errors and bare texts, and writes to the console what it finds odd. */
function parse(run: () => WorkBook): WorkBook | Error {
  const {error} = console;
  console.error = () => {};
  try {
    return run();
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  } finally {
    console.error = error;
  }
}

function gridOf(sheet: WorkSheet, name: string, file: string, date1904: boolean): Grid {
  const grid = new GridBuilder(name, file);
  (sheet["!data"] ?? []).forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (cell === undefined || cell.v === undefined || cell.v === null) return;
      const read = cellOf(cell, date1904);
      if (read === null) {
        throw new CliError("data", `The workbook is damaged: sheet "${name}", cell ${cellName(row + 1, column)}.`, {
          place: {file, line: row + 1, column: column + 1},
          hint: "Open it in Excel and save it again.",
        });
      }
      grid.add(row + 1, column, read.kind, read.text);
    });
  });
  for (const {s, e} of sheet["!merges"] ?? []) {
    grid.merge({firstRow: s.r + 1, lastRow: e.r + 1, firstColumn: s.c, lastColumn: e.c});
  }
  return grid.build();
}

function cellOf({t, v, z}: CellObject, date1904: boolean): {readonly kind: CellKind; readonly text: string} | null {
  switch (t) {
    case "n":
      return numberCell(String(v), formatKind(String(z ?? "General")), date1904);
    case "b":
      return {kind: cellKinds.boolean, text: v === true ? "1" : "0"};
    case "e":
      return {kind: cellKinds.error, text: errors.get(Number(v)) ?? "#ERROR!"};
    default:
      return {kind: cellKinds.text, text: String(v)};
  }
}

function unreadable(file: string, cause: Error): CliError {
  const isProtected = /password|encrypt/i.test(cause.message);
  return new CliError(
    "data",
    isProtected ? "The workbook is encrypted with a password." : "The workbook is damaged, or no .xls workbook.",
    {
      place: {file},
      hint: isProtected
        ? "Open it in Excel and save it without a password."
        : "Open it in Excel and save it again, as .xlsx.",
      cause,
    },
  );
}
