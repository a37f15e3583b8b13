import type {ArchiveMember} from "../archive/zip.ts";
import {builtInFormat, type FormatKind, formatKind} from "./number-formats.ts";
import {readXml} from "./read-xml.ts";
import {attributesOf} from "./xml-reader.ts";

/** What each cell style of an .xlsx workbook makes of a number, by the style's index. */
export async function readFormats(part: ArchiveMember, file: string): Promise<FormatKind[]> {
  const written = new Map<number, FormatKind>();
  const formats: FormatKind[] = [];
  let inCellStyles = false;
  await readXml(part.unpack(), file, {
    open: (name, raw) => {
      if (name === "cellXfs") inCellStyles = true;
      if (name === "numFmt") {
        const attributes = attributesOf(raw);
        written.set(Number(attributes.get("numFmtId")), formatKind(attributes.get("formatCode") ?? ""));
      }
      if (name !== "xf" || !inCellStyles) return;
      const id = Number(attributesOf(raw).get("numFmtId") ?? 0);
      formats.push(written.get(id) ?? builtInFormat(id));
    },
    text: () => {},
    close: (name) => {
      if (name === "cellXfs") inCellStyles = false;
    },
  });
  return formats;
}
