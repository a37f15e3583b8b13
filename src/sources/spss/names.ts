import type {FileText} from "./file-text.ts";
import type {Records} from "./records.ts";
import {subtypes} from "./subtypes.ts";

/** The long names of variables by their short ones, in capitals. */
export function longNames(records: Records, text: FileText): Map<string, string> {
  return pairs(records, subtypes.longNames, text, "\t");
}

/** The widths of strings of more than 255 bytes by the short names of their variables, in capitals. */
export function veryLongWidths(records: Records, text: FileText): Map<string, number> {
  const widths = new Map<string, number>();
  for (const [name, width] of pairs(records, subtypes.veryLongStrings, text, "\t")) {
    if (/^\d{1,9}$/.test(width)) widths.set(name, Number(width));
  }
  return widths;
}

/** The pairs `NAME=value` of a record. NUL bytes, that some records end each pair with, are taken off. */
function pairs(records: Records, subtype: number, text: FileText, separator: string): Map<string, string> {
  const record = records.extensions.get(subtype);
  if (record === undefined) return new Map();
  const bytes = record.data.bytes.filter((byte) => byte !== 0);
  const parts = text.readWhole(bytes, () => "the names of variables").split(separator);
  return new Map(
    parts.flatMap((part): [string, string][] => {
      const cut = part.indexOf("=");
      return cut < 1 ? [] : [[part.slice(0, cut).trim().toUpperCase(), part.slice(cut + 1).trim()]];
    }),
  );
}
