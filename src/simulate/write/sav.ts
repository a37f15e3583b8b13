import type {ExportColumn} from "./rows.ts";
import type {Sheet} from "./shape.ts";

/** A variable of the file: numbers and codes that are numbers as numbers, everything else as text. */
interface SavVariable {
  readonly shortName: string;
  readonly longName: string;
  /** 0 for a number. */
  readonly width: number;
  readonly label: string;
  readonly labels: readonly {readonly code: string; readonly label: string}[];
  readonly isDate: boolean;
}

const systemMissing = -Number.MAX_VALUE;
const utf8CodePage = 65001;
/** Seconds from the start of the Gregorian calendar, which SPSS counts from, to 1970. */
const secondsBefore1970 = 12_219_379_200;
/** Labels and names of variables are not longer than this, in bytes. */
const longestLabel = 250;

/** An uncompressed system file of SPSS, after the description of the format in the developers' guide of PSPP. */
export function savFile({columns, rows}: Sheet): Uint8Array {
  const variables = columns.map((column, index) => describe(column, index, rows));
  const bytes = [
    header(variables, rows.length),
    ...variables.map(variableRecord),
    ...labelRecords(variables),
    extension(3, 4, int32(1, 0, 0, -1, 1, 1, 2, utf8CodePage)),
    extension(13, 1, utf8(variables.map(({shortName, longName}) => `${shortName}=${longName}`).join("\t"))),
    extension(20, 1, utf8("UTF-8")),
    int32(999, 0),
    ...rows.flatMap((row) => variables.map((variable, index) => valueBytes(row[index] ?? null, variable))),
  ];
  return Buffer.concat(bytes);
}

function describe({name, variable}: ExportColumn, index: number, rows: Sheet["rows"]): SavVariable {
  const values = rows.flatMap((row) => row[index] ?? []);
  const codes = variable?.scale?.categories ?? [];
  const isDate = variable?.kind === "date" && values.every((value) => /^\d{4}-\d\d-\d\d/.test(value));
  const isNumber = [...values, ...codes.map(({code}) => code)].every((value) => /^-?\d+(?:\.\d+)?$/.test(value));
  const isText = !isDate && (!isNumber || variable?.kind === "text");
  const longest = Math.max(
    8,
    ...values.map((value) => utf8(value).length),
    ...codes.map(({code}) => utf8(code).length),
  );
  return {
    shortName: `V${String(index + 1).padStart(7, "0")}`,
    longName: name,
    width: isText ? Math.min(255, longest) : 0,
    label: cut(variable?.question ?? name),
    labels: isText && longest > 8 ? [] : codes,
    isDate,
  };
}

function header(variables: readonly SavVariable[], cases: number): Uint8Array {
  const size = variables.reduce((sum, {width}) => sum + elements(width), 0);
  return Buffer.concat([
    text("$FL2", 4),
    text("@(#) SPSS DATA FILE maalepunkt simulate", 60),
    int32(2, size, 0, 0, cases),
    float64(100),
    text("01 Jan 26", 9),
    text("12:00:00", 8),
    text("Opdigtede personer", 64),
    Buffer.alloc(3),
  ]);
}

function variableRecord({shortName, width, label, isDate}: SavVariable): Uint8Array {
  const bytes = utf8(label);
  // A1 to A255 for text, DATETIME20 for dates, F8.2 for numbers.
  const format = width > 0 ? (1 << 16) | (width << 8) : isDate ? (22 << 16) | (20 << 8) : (5 << 16) | (8 << 8) | 2;
  const further = Array.from({length: elements(width) - 1}, () =>
    Buffer.concat([int32(2, -1, 0, 0, 0, 0), text("", 8)]),
  );
  return Buffer.concat([
    int32(2, width, 1, 0, format, format),
    text(shortName, 8),
    int32(bytes.length),
    padded(bytes, 4, 0),
    ...further,
  ]);
}

function labelRecords(variables: readonly SavVariable[]): Uint8Array[] {
  let element = 1;
  return variables.flatMap(({labels, width}) => {
    const place = element;
    element += elements(width);
    if (labels.length === 0) return [];
    const entries = labels.map(({code, label}) => {
      const bytes = utf8(cut(label));
      const value = width > 0 ? text(code, 8) : float64(Number(code));
      return Buffer.concat([value, padded(Buffer.concat([Uint8Array.of(bytes.length), bytes]), 8, 0)]);
    });
    return [Buffer.concat([int32(3, labels.length), ...entries, int32(4, 1, place)])];
  });
}

function extension(subtype: number, size: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([int32(7, subtype, size, bytes.length / size), bytes]);
}

function valueBytes(value: string | null, {width, isDate}: SavVariable): Uint8Array {
  if (width > 0) return padded(text(value ?? "", width), 8, 0x20);
  if (value === null) return float64(systemMissing);
  if (!isDate) return float64(Number(value));
  return float64(
    new Date(`${value.slice(0, 10)}T${value.slice(11) || "00:00:00"}Z`).getTime() / 1000 + secondsBefore1970,
  );
}

function elements(width: number): number {
  return Math.max(1, Math.ceil(width / 8));
}

function int32(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeInt32LE(value, 4 * index);
  return bytes;
}

function float64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

/** Text filled up with blanks, or cut, to a number of bytes. */
function text(value: string, width: number): Uint8Array {
  return Buffer.concat([utf8(value).subarray(0, width), Buffer.alloc(width, 0x20)]).subarray(0, width);
}

function padded(bytes: Uint8Array, to: number, by: number): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to, by)]);
}

function utf8(value: string): Buffer {
  return Buffer.from(value, "utf8");
}

/** Text of no more bytes than a label may have, without half a letter at its end. */
function cut(value: string): string {
  return utf8(value).length <= longestLabel
    ? value
    : new TextDecoder().decode(utf8(value).subarray(0, longestLabel - 3)).replace(/\uFFFD$/, "");
}
