import {createHash} from "node:crypto";
import type {SpssColumn, SpssFile, SpssVariable} from "../../../src/sources/spss/model.ts";

/** What haven has read of a file, as scripts/golden/haven.R writes it. In a hashed file, texts are digests. */
export interface HavenFile {
  readonly file: string;
  readonly rows: number;
  readonly variables: readonly HavenVariable[];
}

export interface HavenVariable {
  readonly name: string;
  readonly label: string | null;
  readonly class: string;
  readonly format: string | null;
  readonly labels: string | readonly {readonly value: number | string; readonly label: string}[] | null;
  readonly missingValues: readonly (number | string)[] | null;
  readonly missingRange: readonly (number | null)[] | null;
  readonly digest: string;
  readonly values: readonly (number | string | null)[] | null;
}

/** The own reading in haven's words: dates as days, moments as seconds since 1970, labels and names clear or hashed. */
export function inHavensWords(file: SpssFile, golden: HavenFile): HavenFile {
  return {
    file: golden.file,
    rows: file.caseCount,
    variables: file.variables.map((variable, index) => {
      const expected = golden.variables[index];
      return variableInHavensWords(
        variable,
        file.columns[index] ?? [],
        expected?.class ?? "",
        expected?.values ?? null,
      );
    }),
  };
}

function variableInHavensWords(
  variable: SpssVariable,
  column: SpssColumn,
  havensClass: string,
  clear: HavenVariable["values"],
): HavenVariable {
  const isClear = clear !== null;
  const text = (value: string) => (isClear ? value : digest(textBytes([value])));
  const {missing, labels} = variable;
  const values = column instanceof Float64Array ? column.map((value) => havensNumber(value, havensClass)) : column;
  return {
    name: text(variable.name),
    label: variable.label === null ? null : text(variable.label),
    class: classOf(variable),
    format: formatText(variable),
    labels: labels.length === 0 ? null : isClear ? labels : digest(labelBytes(labels)),
    missingValues: missing === null || missing.values.length === 0 ? null : missing.values,
    missingRange: missing?.range == null ? null : [missing.range.from, missing.range.to],
    digest: digest(bytesOf(values)),
    values: isClear ? [...values].map((value, index) => rounded(value, clear[index])) : null,
  };
}

/** R's golden numbers have 15 digits: one that agrees to that many is taken as it stands. The digest is exact. */
function rounded(value: number | string, golden: number | string | null | undefined): number | string | null {
  if (typeof value === "string") return value;
  if (Number.isNaN(value)) return null;
  return typeof golden === "number" && Number(value.toPrecision(15)) === Number(golden.toPrecision(15))
    ? golden
    : value;
}

function havensNumber(value: number, havensClass: string): number {
  if (havensClass === "Date") return value / 86400 - 141428;
  return havensClass === "POSIXct" ? value - 12219379200 : value;
}

function classOf({format, width, labels, missing}: SpssVariable): string {
  const name = formatNames[format.type];
  const day = ["DATE", "ADATE", "JDATE", "EDATE", "SDATE"];
  if (missing !== null) return "haven_labelled_spss";
  if (labels.length > 0) return "haven_labelled";
  if (width > 0) return "character";
  if (name === undefined) return "numeric";
  if (day.includes(name)) return "Date";
  if (name === "DATETIME" || name === "YMDHMS") return "POSIXct";
  return name === "TIME" || name === "DTIME" || name === "MTIME" ? "hms" : "numeric";
}

const formatNames: Readonly<Record<number, string>> = {
  1: "A",
  5: "F",
  20: "DATE",
  21: "TIME",
  22: "DATETIME",
  23: "ADATE",
  24: "JDATE",
  25: "DTIME",
  26: "WKDAY",
  27: "MONTH",
  28: "MOYR",
  29: "QYR",
  30: "WKYR",
  38: "EDATE",
  39: "SDATE",
  40: "MTIME",
  41: "YMDHMS",
};

function formatText({format, width}: SpssVariable): string {
  const name = formatNames[format.type] ?? String(format.type);
  if (name === "A") return `A${Math.max(width, format.width)}`;
  const hasDecimals = name === "F" || format.decimals > 0;
  return `${name}${format.width}${hasDecimals ? `.${format.decimals}` : ""}`;
}

function labelBytes(labels: SpssVariable["labels"]): Uint8Array {
  const numbers = labels.flatMap(({value}) => (typeof value === "number" ? [value] : []));
  const texts = labels.flatMap(({value}) => (typeof value === "string" ? [value] : []));
  const values = numbers.length > 0 ? Float64Array.from(numbers) : texts;
  return Buffer.concat([bytesOf(values), textBytes(labels.map(({label}) => label))]);
}

function bytesOf(values: Float64Array | readonly string[]): Uint8Array {
  if (!(values instanceof Float64Array)) return textBytes(values);
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) {
    bytes.writeDoubleLE(Number.isNaN(value) ? -Number.MAX_VALUE : value, index * 8);
  }
  return bytes;
}

function textBytes(texts: readonly string[]): Uint8Array {
  return Buffer.from(texts.map((text) => `${text}\0`).join(""));
}

function digest(bytes: Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex");
}
