import {CliError} from "../../errors/cli-error.ts";
import type {ByteReader} from "./byte-reader.ts";

export type Compression = "none" | "bytecode" | "zlib";

export interface Header {
  readonly compression: Compression;
  /** The place of the weight variable among the 8-byte elements of a case, from 1; 0 when there is none. */
  readonly weightElement: number;
  /** Null when whoever wrote the file did not know. */
  readonly caseCount: number | null;
  /** What is subtracted from a code of compression to get a number. */
  readonly bias: number;
}

const compressions: readonly Compression[] = ["none", "bytecode", "zlib"];
const endOfPortableName = 60;

/**
 * Reads the first 176 bytes and finds the byte order, which the layout code tells.
 * @throws CliError (data) when it is no system file, or one whose header says what cannot be
 */
export function readHeader(reader: ByteReader, file: string): Header {
  if (reader.remaining === 0) {
    throw new CliError("data", "The file is empty.", {place: {file}, hint: "Export it again."});
  }
  const signature = String.fromCharCode(...reader.bytes.subarray(0, 4));
  if (signature !== "$FL2" && signature !== "$FL3") throw noSystemFile(file, reader.bytes);
  reader.take(4 + endOfPortableName, "header");
  reader.isLittleEndian = byteOrder(reader);
  reader.int32("header");
  const compression = compressionOf(signature, reader);
  const weightElement = reader.int32("header");
  const countPlace = reader.place;
  const caseCount = reader.int32("header");
  if (caseCount < -1)
    throw reader.damage(`The header says that there are ${caseCount} cases, which cannot be`, countPlace);
  const biasPlace = reader.place;
  const bias = reader.float64("header");
  if (!Number.isFinite(bias)) {
    throw reader.damage("The header has a compression bias that is no number in the form used today", biasPlace);
  }
  reader.take(84, "header");
  return {compression, weightElement, caseCount: caseCount === -1 ? null : caseCount, bias};
}

/** The layout code is 2 or 3 in the right byte order. */
function byteOrder(reader: ByteReader): boolean {
  const [first, , , last] = reader.take(4, "header");
  if (first === 2 || first === 3) return true;
  if (last === 2 || last === 3) return false;
  throw reader.damage("The header has an unknown layout", reader.place - 4);
}

function compressionOf(signature: string, reader: ByteReader): Compression {
  const place = reader.place;
  const compression = compressions[reader.int32("header")];
  if (compression === undefined || (compression === "zlib") !== (signature === "$FL3")) {
    throw reader.damage(`The header of a ${signature} file has another compression`, place);
  }
  return compression;
}

function noSystemFile(file: string, bytes: Uint8Array): CliError {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  const isPortable = String.fromCharCode(...bytes.subarray(0, 200)).includes("SPSS PORT");
  const hint = isPortable
    ? "It is a portable file (.por); open it in SPSS or PSPP and save it as .sav."
    : start === "PK\u0003\u0004"
      ? "It is a zip or an Excel workbook: give the source another type, or unpack it first."
      : "Save it as .sav or .zsav in SPSS, or give the source another type.";
  return new CliError("data", "The file is not a .sav or .zsav file of SPSS.", {place: {file}, hint});
}
