import {isEmptyMark} from "../../sources/empty-marks.ts";
import type {ColumnReading} from "../../sources/model.ts";
import type {Fits} from "../../sources/readings.ts";
import {identifier, textLiteral} from "../dialect.ts";
import type {SeenText} from "./distinct.ts";
import {mapped} from "./mapped.ts";
import {isNumber, isTime, type RawColumn} from "./raw-columns.ts";

/** A column, and what has been seen of its values. */
export interface SeenColumn {
  readonly raw: RawColumn;
  /** All its values; null where they are many. */
  readonly few: readonly SeenText[] | null;
  /** Its texts, or some of them. */
  readonly values: readonly string[];
  readonly fits: Fits;
  /** Of many values: whether all are trimmed as they stand. */
  readonly isTrimmed: boolean;
  /** Of many values: whether all that are dates or times are written as ISO has them. */
  readonly isIso: boolean;
}

/** A column of the view as `HeldRows` has it, in SQL over the raw columns. */
export interface ViewColumn {
  readonly expression: string;
  readonly isNumbered: boolean;
  readonly isIsoTime: boolean;
  /** SQL for the numbers that many values are. */
  readonly number: string | null;
}

/** A whole number as every database and JavaScript write it. */
const wholeNumber = /^(?:0|-?[1-9]\d{0,14})$/;

export function viewColumn(seen: SeenColumn, reading: ColumnReading): ViewColumn {
  return seen.few === null ? manyColumn(seen, reading) : fewColumn(seen.raw, seen.few, reading);
}

function fewColumn(raw: RawColumn, few: readonly SeenText[], reading: ColumnReading): ViewColumn {
  const texts = few.map(({text}) => text).filter((text) => text !== "");
  if (isCounted(raw.type) && texts.length > 0 && texts.every((text) => wholeNumber.test(text))) {
    return {expression: numberedColumn(raw, texts.map(Number)), isNumbered: true, isIsoTime: false, number: null};
  }
  return {expression: fewTexts(raw, few, reading), isNumbered: false, isIsoTime: false, number: null};
}

/** Types whose whole numbers have one text each. */
function isCounted(type: string): boolean {
  return isNumber(type) || type === "FLOAT" || type === "BOOLEAN";
}

/** As it is where it can be, so that the database knows from the file how small the numbers are. */
function numberedColumn({column, type}: RawColumn, values: readonly number[]): string {
  const name = identifier(column);
  if (/^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(type)) return name;
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const short =
    least >= 0 && greatest <= 255 ? "UTINYINT" : least >= -32_768 && greatest <= 32_767 ? "SMALLINT" : "BIGINT";
  const value = type === "DOUBLE" || type === "FLOAT" ? `CASE WHEN NOT isnan(${name}) THEN ${name} END` : name;
  return `CAST(${value} AS ${short})`;
}

function fewTexts({column, type, text}: RawColumn, few: readonly SeenText[], reading: ColumnReading): string {
  const name = identifier(column);
  const isNothing = (each: string) => each === "" || (reading.kind !== "text" && isEmptyMark(each));
  if (type !== "VARCHAR" && !type.startsWith("ENUM(")) return text;
  if (few.every((each) => each.written === each.text && !isNothing(each.text))) return name;
  const mappings = few.map((each) => ({from: each.written, to: isNothing(each.text) ? null : textLiteral(each.text)}));
  return mapped(type === "VARCHAR" ? name : `CAST(${name} AS VARCHAR)`, mappings, "VARCHAR");
}

function manyColumn({raw, values, fits, isTrimmed, isIso}: SeenColumn, reading: ColumnReading): ViewColumn {
  const name = identifier(raw.column);
  const text = isTrimmed ? name : raw.text;
  const marks = reading.kind === "text" || raw.type !== "VARCHAR" ? [] : values.filter(isEmptyMark);
  const expression =
    marks.length === 0 ? text : `CASE WHEN ${text} NOT IN (${marks.map(textLiteral).join(", ")}) THEN ${text} END`;
  if (reading.kind === "number") {
    const number = numberExpression(raw, expression, reading.decimal);
    const isNumbered = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(raw.type);
    return {expression: isNumbered ? name : expression, isNumbered, isIsoTime: false, number};
  }
  const isDated = reading.kind === "date" || (reading.kind === "datetime" && fits.dates.length === 0);
  return {expression, isNumbered: false, isIsoTime: isDated && (isIso || isTime(raw.type)), number: null};
}

/** Every text is a number by then. FLOAT goes by its text: 0.1 is another number in it. */
function numberExpression({column, type}: RawColumn, text: string, decimal: "," | "."): string {
  const name = identifier(column);
  if (type === "DOUBLE") return `CASE WHEN NOT isnan(${name}) THEN ${name} END`;
  if (isNumber(type) && !type.startsWith("DECIMAL")) return `CAST(${name} AS DOUBLE)`;
  const plain = `replace(replace(${text}, '${decimal === "." ? "," : "."}', ''), '−', '-')`;
  return `CAST(${decimal === "," ? `replace(${plain}, ',', '.')` : plain} AS DOUBLE)`;
}
