import {CliError} from "../../errors/cli-error.ts";
import type {ArchiveMember} from "../archive/zip.ts";
import {readDatetime} from "../dates.ts";
import {type CellKind, cellKinds, cellName, type Grid, GridBuilder} from "./grid.ts";
import {numberCell} from "./number-formats.ts";
import {readXml} from "./read-xml.ts";
import type {Workbook} from "./workbook.ts";
import {attributesOf} from "./xml-reader.ts";

/**
 * The sheets of an OpenDocument spreadsheet (ODF 1.3, part 3, chapter 9).
 * @throws CliError (data) when it is damaged, encrypted or too large
 */
export async function openOds(members: readonly ArchiveMember[], file: string): Promise<Workbook> {
  const content = members.find((member) => member.name === "content.xml");
  if (content === undefined || (await isEncrypted(members, file))) {
    throw new CliError(
      "data",
      content === undefined ? "The workbook lacks content.xml." : "The workbook is encrypted.",
      {
        place: {file},
        hint: "Open it, and save it again without a password.",
      },
    );
  }
  const reader = new OdsReader(file);
  await readXml(content.unpack(), file, reader);
  return {
    format: "ods",
    sheets: reader.grids.map((grid) => ({name: grid.sheet, isHidden: false, read: async () => grid})),
  };
}

async function isEncrypted(members: readonly ArchiveMember[], file: string): Promise<boolean> {
  const manifest = members.find((member) => member.name === "META-INF/manifest.xml");
  let found = false;
  if (manifest === undefined) return found;
  await readXml(manifest.unpack(), file, {
    open: (name) => {
      if (name === "encryption-data") found = true;
    },
    text: () => {},
    close: () => {},
  });
  return found;
}

interface OdsCell {
  readonly column: number;
  readonly repeated: number;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
}

class OdsReader {
  readonly grids: Grid[] = [];
  readonly #file: string;
  #depth = 0;
  #sheet = "";
  #grid: GridBuilder | null = null;
  #row = 0;
  #rowsRepeated = 1;
  #nextColumn = 0;
  #cells: OdsCell[] = [];
  #cell: OdsCell | null = null;
  #cellDepth = 0;
  #paragraphs = 0;
  #isInParagraph = false;

  constructor(file: string) {
    this.#file = file;
  }

  open(name: string, raw: string): void {
    this.#depth += 1;
    if (this.#cell !== null) this.#openInCell(name, raw);
    else if (name === "table-cell" || name === "covered-table-cell") this.#openCell(name, attributesOf(raw));
    else if (name === "table-row") this.#openRow(attributesOf(raw));
    else if (name === "table") this.#openSheet(attributesOf(raw));
  }

  text(piece: string): void {
    if (this.#isInParagraph && this.#cell !== null) this.#cell.text += piece;
  }

  close(name: string): void {
    if (this.#cell !== null && this.#depth === this.#cellDepth) {
      this.#cells.push(this.#cell);
      this.#cell = null;
    } else if (this.#cell !== null && this.#depth === this.#cellDepth + 1) {
      this.#isInParagraph = false;
    } else if (name === "table-row" && this.#cell === null) {
      this.#closeRow();
    } else if (name === "table" && this.#grid !== null && this.#cell === null) {
      this.grids.push(this.#grid.build());
      this.#grid = null;
    }
    this.#depth -= 1;
  }

  #openSheet(attributes: ReadonlyMap<string, string>): void {
    this.#sheet = attributes.get("name") ?? "";
    this.#grid = new GridBuilder(this.#sheet, this.#file);
    this.#row = 0;
  }

  #openRow(attributes: ReadonlyMap<string, string>): void {
    this.#row += 1;
    this.#rowsRepeated = countOf(attributes, "number-rows-repeated");
    this.#nextColumn = 0;
    this.#cells = [];
  }

  #openCell(name: string, attributes: ReadonlyMap<string, string>): void {
    const repeated = countOf(attributes, "number-columns-repeated");
    const cell = {column: this.#nextColumn, repeated, attributes, text: ""};
    this.#nextColumn += repeated;
    const width = countOf(attributes, "number-columns-spanned");
    const height = countOf(attributes, "number-rows-spanned");
    if (width > 1 || height > 1) {
      this.#grid?.merge({
        firstRow: this.#row,
        lastRow: this.#row + height - 1,
        firstColumn: cell.column,
        lastColumn: cell.column + width - 1,
      });
    }
    // What a merged cell covers is not shown, and not read.
    this.#cell = name === "table-cell" ? cell : {...cell, attributes: new Map()};
    this.#cellDepth = this.#depth;
    this.#paragraphs = 0;
  }

  /** Only paragraphs that stand in the cell itself are its text; those of comments and drawings are not. */
  #openInCell(name: string, raw: string): void {
    if (this.#cell === null) return;
    if (this.#depth === this.#cellDepth + 1) {
      this.#isInParagraph = name === "p" && this.#cell.attributes.size > 0;
      if (!this.#isInParagraph) return;
      if (this.#paragraphs > 0) this.#cell.text += "\n";
      this.#paragraphs += 1;
    } else if (this.#isInParagraph) {
      if (name === "s") this.#cell.text += " ".repeat(Math.min(countOf(attributesOf(raw), "c"), 1000));
      if (name === "tab") this.#cell.text += "\t";
      if (name === "line-break") this.#cell.text += "\n";
    }
  }

  #closeRow(): void {
    const cells = this.#cells.flatMap((cell) => {
      const value = valueIn(cell);
      if (value === null) throw this.#damaged(cell);
      return value.text.trim() === "" && value.kind !== cellKinds.uncomputed ? [] : [{...cell, ...value}];
    });
    this.#grid?.reserve(this.#rowsRepeated * cells.reduce((sum, cell) => sum + cell.repeated, 0));
    if (cells.length > 0) {
      for (let repeat = 0; repeat < this.#rowsRepeated; repeat++) {
        for (const {column, repeated, kind, text} of cells) {
          for (let step = 0; step < repeated; step++) this.#grid?.add(this.#row + repeat, column + step, kind, text);
        }
      }
    }
    this.#row += this.#rowsRepeated - 1;
    this.#cells = [];
  }

  #damaged(cell: OdsCell): CliError {
    const name = cellName(this.#row, cell.column);
    return new CliError("data", `The workbook is damaged: sheet "${this.#sheet}", cell ${name}.`, {
      place: {file: this.#file, line: this.#row, column: cell.column + 1},
      hint: "Open it and save it again.",
    });
  }
}

/** By office:value-type; null when what stands there is not of that type. */
function valueIn({attributes, text}: OdsCell): {readonly kind: CellKind; readonly text: string} | null {
  const value = (name: string) => attributes.get(name) ?? "";
  switch (attributes.get("value-type")) {
    case "float":
    case "currency":
      return numberCell(value("value"), "number", false);
    case "percentage":
      return numberCell(value("value"), "percent", false);
    case "boolean":
      return {kind: cellKinds.boolean, text: value("boolean-value") === "true" ? "1" : "0"};
    case "date":
      return dateCell(value("date-value"));
    case "time":
      return durationCell(value("time-value"));
    case "error":
      return {kind: cellKinds.error, text};
    case "string":
      return {kind: cellKinds.text, text: attributes.get("string-value") ?? text};
    default:
      return {kind: attributes.has("formula") && text === "" ? cellKinds.uncomputed : cellKinds.text, text};
  }
}

function dateCell(text: string): {readonly kind: CellKind; readonly text: string} | null {
  const moment = readDatetime(text, "ymd");
  return moment === null ? null : {kind: cellKinds.date, text: moment.replace("T00:00:00", "").replace("T", " ")};
}

/** `PT08H30M00S` as 08:30:00. */
function durationCell(text: string): {readonly kind: CellKind; readonly text: string} | null {
  const match = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(text);
  if (match === null) return null;
  return {
    kind: cellKinds.date,
    text: match
      .slice(1)
      .map((part) => part.padStart(2, "0"))
      .join(":"),
  };
}

function countOf(attributes: ReadonlyMap<string, string>, name: string): number {
  const count = Number(attributes.get(name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}
