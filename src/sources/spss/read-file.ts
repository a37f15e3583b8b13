import {refuseWide} from "../most-columns.ts";
import {ByteReader} from "./byte-reader.ts";
import {type RawColumn, readCases} from "./cases.ts";
import {damageIn} from "./damage.ts";
import {readDictionary} from "./dictionary.ts";
import type {PlacedVariable} from "./draft.ts";
import {FileText} from "./file-text.ts";
import {readHeader} from "./header.ts";
import {declaredText} from "./machine.ts";
import type {SpssColumn, SpssFile} from "./model.ts";
import {readRecords} from "./records.ts";
import {readResponseSets} from "./response-sets.ts";
import {textCode} from "./text-code.ts";
import {textColumn} from "./text-column.ts";

export interface SpssOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** A file whose cases take more bytes than this is refused. */
  readonly largestBytes: number;
}

/**
 * Reads a system file of SPSS or PSPP: .sav, plain or compressed, and .zsav, in either byte order.
 *
 * Source: PSPP Developers Guide, «System File Format».
 *
 * @throws CliError (data), with the byte it is at, for anything that is damaged, cut off or cannot be
 */
export function readSpssFile(bytes: Uint8Array, {file, largestBytes}: SpssOptions): SpssFile {
  const damage = damageIn(file);
  const reader = new ByteReader(bytes, damage);
  const header = readHeader(reader, file);
  const records = readRecords(reader);
  const declared = declaredText(records, damage);
  const text = new FileText(textCode(declared.encoding, declared.codePage, file), file);
  const variables = readDictionary(records, text, reader.isLittleEndian, damage);
  refuseWide(variables.length, {file});
  const weight = variables.find((variable) => variable.element === header.weightElement - 1);
  if (header.weightElement !== 0 && weight?.width !== 0) {
    throw damage("The header names a weight variable where there is no number variable", reader.place);
  }
  const responseSets = readResponseSets(records, variables, text);
  const {elementCount} = records;
  const cases = readCases(reader, {header, variables, elementCount, file, largestBytes});
  return {
    encoding: {name: text.code.name, isDeclared: text.code.isDeclared},
    caseCount: cases.count,
    variables,
    columns: variables.map((variable, index) => columnOf(cases.columns[index], cases.count, variable, text)),
    weight: weight?.name ?? null,
    responseSets,
  };
}

function columnOf(raw: RawColumn | undefined, count: number, variable: PlacedVariable, text: FileText): SpssColumn {
  if (raw instanceof Float64Array) return raw;
  return textColumn(raw ?? new Uint8Array(), count, variable, text);
}
