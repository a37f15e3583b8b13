import type {ByteReader} from "./byte-reader.ts";
import type {SpssFormat} from "./model.ts";

/** The dictionary as its records say it: text is bytes yet, since the character set stands in one of the last. */
export interface Records {
  readonly variables: readonly VariableRecord[];
  readonly labels: readonly LabelRecord[];
  /** By subtype; of those that come twice, the last. */
  readonly extensions: ReadonlyMap<number, ExtensionRecord>;
  /** How many elements of 8 bytes a case has. */
  readonly elementCount: number;
}

export interface VariableRecord {
  /** Where its value begins among the 8-byte elements of a case, from 0. */
  readonly element: number;
  readonly name: Uint8Array;
  /** How many bytes a string has, at most 255; 0 for a number. */
  readonly width: number;
  readonly label: Uint8Array | null;
  /** Each of 8 bytes. */
  readonly missing: readonly Uint8Array[];
  /** Whether the first two of the missing values are the ends of a range. */
  readonly hasMissingRange: boolean;
  readonly format: SpssFormat;
  readonly place: number;
}

/** Value labels, and the elements of the variables that have them. */
export interface LabelRecord {
  readonly labels: readonly {readonly value: Uint8Array; readonly label: Uint8Array}[];
  /** From 0. */
  readonly elements: readonly number[];
  readonly place: number;
}

export interface ExtensionRecord {
  readonly data: ByteReader;
  /** How many items the data has, and the bytes of one. */
  readonly count: number;
  readonly size: number;
}

const recordTypes = {variable: 2, labels: 3, labelled: 4, documents: 6, extension: 7, end: 999} as const;
const documentLine = 80;

/**
 * Reads all records between the header and the data.
 * @throws CliError (data) for a record that is unknown, cut off, or does not fit those before it
 */
export function readRecords(reader: ByteReader): Records {
  const variables: VariableRecord[] = [];
  const labels: LabelRecord[] = [];
  const extensions = new Map<number, ExtensionRecord>();
  let elementCount = 0;
  for (;;) {
    const place = reader.place;
    const type = reader.int32("dictionary");
    switch (type) {
      case recordTypes.variable: {
        const variable = readVariable(reader, elementCount, place);
        variables.push(variable);
        elementCount += elementsOf(variable.width);
        break;
      }
      case recordTypes.labels:
        labels.push(readLabels(reader, place));
        break;
      case recordTypes.documents:
        reader.take(documentLine * reader.count("lines of documents", documentLine), "documents");
        break;
      case recordTypes.extension: {
        const subtype = reader.int32("extension record");
        extensions.set(subtype, readExtension(reader));
        break;
      }
      case recordTypes.end:
        reader.take(4, "end of the dictionary");
        return {variables, labels, extensions, elementCount};
      default:
        throw reader.damage(`There is a record of the unknown type ${type}`, place);
    }
  }
}

/** How many elements of 8 bytes a value takes. */
export function elementsOf(width: number): number {
  return Math.max(1, Math.ceil(width / 8));
}

function readVariable(reader: ByteReader, element: number, place: number): VariableRecord {
  const width = reader.int32("variable");
  if (width < 0 || width > 255) throw reader.damage(`A variable has the impossible width ${width}`, place);
  const hasLabel = reader.int32("variable");
  if (hasLabel !== 0 && hasLabel !== 1)
    throw reader.damage("A variable says neither that it has a label nor not", place);
  const missingCode = reader.int32("variable");
  const format = formatOf(reader.int32("variable"));
  reader.take(4, "variable");
  const name = reader.take(8, "variable");
  const label = hasLabel === 1 ? readVariableLabel(reader) : null;
  const hasMissingRange = missingCode < 0;
  const missingCount = Math.abs(missingCode);
  if (missingCount > 3 || missingCode === -1 || (hasMissingRange && width > 0)) {
    throw reader.damage(`A variable has the impossible number of ${missingCode} missing values`, place);
  }
  const missing = Array.from({length: missingCount}, () => reader.take(8, "missing values"));
  for (let rest = elementsOf(width) - 1; rest > 0; rest--) readContinuation(reader);
  return {element, name, width, label, missing, hasMissingRange, format, place};
}

function readVariableLabel(reader: ByteReader): Uint8Array {
  const length = reader.count("bytes of a variable's label", 1);
  const label = reader.take(length, "label of a variable");
  reader.take((4 - (length % 4)) % 4, "label of a variable");
  return label;
}

/** A string of more than 8 bytes is followed by a record for each further 8 of them, which says nothing. */
function readContinuation(reader: ByteReader): void {
  const place = reader.place;
  if (reader.int32("variable") !== recordTypes.variable || reader.int32("variable") !== -1) {
    throw reader.damage("A string variable is shorter than it says", place);
  }
  reader.take(24, "variable");
}

function formatOf(packed: number): SpssFormat {
  return {type: (packed >> 16) & 0xff, width: (packed >> 8) & 0xff, decimals: packed & 0xff};
}

function readLabels(reader: ByteReader, place: number): LabelRecord {
  const labels = Array.from({length: reader.count("value labels", 16)}, () => {
    const value = reader.take(8, "value labels");
    const [length = 0] = reader.take(1, "value labels");
    const label = reader.take(length, "value labels");
    reader.take((8 - ((length + 1) % 8)) % 8, "value labels");
    return {value, label};
  });
  if (reader.int32("value labels") !== recordTypes.labelled) {
    throw reader.damage("There are value labels that belong to no variable", place);
  }
  const elements = Array.from({length: reader.count("variables with value labels", 4)}, () => {
    return reader.int32("value labels") - 1;
  });
  return {labels, elements, place};
}

function readExtension(reader: ByteReader): ExtensionRecord {
  const place = reader.place;
  const size = reader.int32("extension record");
  const count = reader.int32("extension record");
  if (size < 0 || count < 0 || size * count > reader.remaining) {
    throw reader.damage(`A record says that it has ${count} times ${size} bytes, which cannot be`, place);
  }
  return {data: reader.part(size * count, "extension record"), count, size};
}
