import {CliError} from "../../errors/cli-error.ts";
import {readDatetime} from "../dates.ts";
import {type CellKind, cellKinds, cellName, type Grid, GridBuilder} from "./grid.ts";
import {type FormatKind, formatKind, numberCell} from "./number-formats.ts";
import {inPieces, readXml} from "./read-xml.ts";
import type {Workbook} from "./workbook.ts";
import {attributesOf} from "./xml-reader.ts";

/** Formats that SpreadsheetML calls by name. */
const namedFormats: ReadonlyMap<string, FormatKind> = new Map([
  ["General", "number"],
  ["General Number", "number"],
  ["Fixed", "number"],
  ["Standard", "number"],
  ["Scientific", "number"],
  ["Currency", "number"],
  ["Euro Currency", "number"],
  ["Yes/No", "number"],
  ["True/False", "number"],
  ["On/Off", "number"],
  ["Percent", "percent"],
  ["General Date", "date"],
  ["Long Date", "date"],
  ["Medium Date", "date"],
  ["Short Date", "date"],
  ["Long Time", "time"],
  ["Medium Time", "time"],
  ["Short Time", "time"],
]);

/**
 * The sheets of a workbook as one XML file, SpreadsheetML of Excel 2003:
 * https://learn.microsoft.com/previous-versions/office/developer/office-xp/aa140066(v=office.10)
 * @throws CliError (data) when it is damaged or too large
 */
export async function openSpreadsheetML(bytes: Uint8Array, file: string): Promise<Workbook> {
  const reader = new SpreadsheetReader(file);
  await readXml(inPieces(bytes), file, reader);
  const sheets = reader.sheets.map(({grid, isHidden}) => ({name: grid.sheet, isHidden, read: async () => grid}));
  return {format: "spreadsheetml", sheets};
}

interface Data {
  type: string;
  text: string;
}

class SpreadsheetReader {
  readonly sheets: {readonly grid: Grid; isHidden: boolean}[] = [];
  readonly #file: string;
  readonly #formats = new Map<string, FormatKind>();
  /** The styles of columns, by column. */
  #columnStyles = new Map<number, string>();
  #style = "";
  #sheet = "";
  #isHidden = false;
  #date1904 = false;
  #grid: GridBuilder | null = null;
  #row = 0;
  #rowSpan = 0;
  #rowStyle: string | undefined;
  #column = -1;
  #nextColumn = 0;
  #columnOfStyle = 0;
  #format: FormatKind = "number";
  #hasFormula = false;
  /** Of the open cell; null before its Data, and in comments. */
  #data: Data | null = null;
  #isInData = false;
  #isInComment = false;
  #setting = "";

  constructor(file: string) {
    this.#file = file;
  }

  open(name: string, raw: string): void {
    this.#setting = name;
    if (name === "Data" && !this.#isInComment) this.#openData(attributesOf(raw));
    else if (name === "Cell") this.#openCell(attributesOf(raw));
    else if (name === "Row") this.#openRow(attributesOf(raw));
    else if (name === "Comment") this.#isInComment = true;
    else if (name === "Column") this.#openColumn(attributesOf(raw));
    else if (name === "Style") this.#openStyle(attributesOf(raw));
    else if (name === "NumberFormat") this.#formats.set(this.#style, formatNamed(attributesOf(raw).get("Format")));
    else if (name === "Worksheet") this.#openSheet(attributesOf(raw));
    else if (name === "Date1904") this.#date1904 = true;
  }

  text(piece: string): void {
    if (this.#isInData && this.#data !== null) this.#data.text += piece;
    else if (this.#setting === "Visible" && /hidden/i.test(piece)) this.#isHidden = true;
  }

  close(name: string): void {
    this.#setting = "";
    if (name === "Data") this.#isInData = false;
    else if (name === "Comment") this.#isInComment = false;
    else if (name === "Cell") this.#closeCell();
    else if (name === "Row") this.#row += this.#rowSpan;
    else if (name === "Worksheet" && this.#grid !== null) {
      this.sheets.push({grid: this.#grid.build(), isHidden: this.#isHidden});
      this.#grid = null;
    }
  }

  #openSheet(attributes: Map<string, string>): void {
    this.#sheet = attributes.get("Name") ?? "";
    this.#grid = new GridBuilder(this.#sheet, this.#file);
    this.#isHidden = false;
    this.#row = 0;
    this.#rowSpan = 0;
    this.#columnOfStyle = 0;
    this.#columnStyles = new Map();
  }

  #openStyle(attributes: Map<string, string>): void {
    this.#style = attributes.get("ID") ?? "";
    const parent = this.#formats.get(attributes.get("Parent") ?? "Default");
    if (parent !== undefined) this.#formats.set(this.#style, parent);
  }

  #openColumn(attributes: Map<string, string>): void {
    const index = attributes.get("Index");
    if (index !== undefined) this.#columnOfStyle = Number(index) - 1;
    const style = attributes.get("StyleID");
    const count = Math.min(Number(attributes.get("Span") ?? 0), 16_384) + 1;
    if (style !== undefined) {
      for (let step = 0; step < count; step++) this.#columnStyles.set(this.#columnOfStyle + step, style);
    }
    this.#columnOfStyle += count;
  }

  #openRow(attributes: Map<string, string>): void {
    this.#row = Number(attributes.get("Index") ?? this.#row + 1);
    this.#rowSpan = Number(attributes.get("Span") ?? 0);
    this.#rowStyle = attributes.get("StyleID");
    this.#nextColumn = 0;
  }

  #openCell(attributes: Map<string, string>): void {
    const index = attributes.get("Index");
    this.#column = index === undefined ? this.#nextColumn : Number(index) - 1;
    const across = Number(attributes.get("MergeAcross") ?? 0);
    const down = Number(attributes.get("MergeDown") ?? 0);
    this.#nextColumn = this.#column + across + 1;
    if (across > 0 || down > 0) {
      this.#grid?.merge({
        firstRow: this.#row,
        lastRow: this.#row + down,
        firstColumn: this.#column,
        lastColumn: this.#column + across,
      });
    }
    const style = attributes.get("StyleID") ?? this.#rowStyle ?? this.#columnStyles.get(this.#column);
    this.#format = this.#formats.get(style ?? "Default") ?? "number";
    this.#hasFormula = attributes.has("Formula");
    this.#data = null;
  }

  #openData(attributes: Map<string, string>): void {
    this.#isInData = true;
    this.#data = {type: attributes.get("Type") ?? "String", text: ""};
  }

  #closeCell(): void {
    const cell = this.#cell();
    if (cell === null) {
      throw new CliError("data", `The workbook is damaged: sheet "${this.#sheet}", cell ${this.#cellName()}.`, {
        place: {file: this.#file, line: this.#row, column: this.#column + 1},
        hint: "Open it in Excel and save it again.",
      });
    }
    this.#grid?.add(this.#row, this.#column, cell.kind, cell.text);
    this.#data = null;
  }

  /** Null when what the cell holds is not of the type it tells. */
  #cell(): {readonly kind: CellKind; readonly text: string} | null {
    const data = this.#data;
    if (data === null || (data.text === "" && data.type !== "String")) {
      return {kind: this.#hasFormula ? cellKinds.uncomputed : cellKinds.text, text: ""};
    }
    const text = data.text.trim();
    switch (data.type) {
      case "String":
        return {kind: cellKinds.text, text};
      case "Number":
        return numberCell(text, this.#format, this.#date1904);
      case "Boolean":
        return text === "1" || text === "0" ? {kind: cellKinds.boolean, text} : null;
      case "DateTime":
        return dateCell(text);
      case "Error":
        return {kind: cellKinds.error, text};
      default:
        return null;
    }
  }

  #cellName(): string {
    return cellName(this.#row, this.#column);
  }
}

/** A time without a day stands on the day before the first of Excel's calendar. */
function dateCell(text: string): {readonly kind: CellKind; readonly text: string} | null {
  const moment = readDatetime(text.replace(/Z$/, ""), "ymd");
  if (moment === null) return null;
  const [day = "", time = ""] = moment.split("T");
  if (day.startsWith("1899-")) return {kind: cellKinds.date, text: time};
  return {kind: cellKinds.date, text: time === "00:00:00" ? day : `${day} ${time}`};
}

function formatNamed(name = "General"): FormatKind {
  return namedFormats.get(name) ?? formatKind(name);
}
