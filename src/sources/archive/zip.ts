import {crc32} from "node:zlib";
import type {Entry, ZipFile} from "yauzl";
import {CliError} from "../../errors/cli-error.ts";

/** A member of a zip archive in memory. Nothing of an archive is ever written to disk. */
export interface ArchiveMember {
  /** As the archive writes it: only ever compared and printed, never used as a path. */
  readonly name: string;
  /**
   * The content, unpacked as it is read.
   * @throws CliError (data), at the end at the latest, when what comes is not what the archive promises
   */
  readonly unpack: () => AsyncIterable<Uint8Array>;
}

/** Answers and workbooks unpack to far less; what wants more is rather made to fill the memory. */
export const defaultLargestUnpackedMb = 1024;

const megabyte = 1024 * 1024;
/** More than any workbook or export has. */
const mostMembers = 20_000;

/**
 * The members of a zip archive. Their sizes are checked twice: those that the directory promises before anything is
 * unpacked, the true ones while unpacking. Each member's checksum is checked at its end.
 *
 * yauzl reads it, because it takes sizes and checksums from the directory, stops a member that unpacks to another size,
 * knows zip64 and encryption, and unpacks with Node's own zlib; fflate tells neither checksums nor encryption.
 *
 * @throws CliError (data) for an archive that is damaged, encrypted, or unpacks to more than allowed
 */
export async function openArchive(bytes: Uint8Array, file: string, largestMb: number): Promise<ArchiveMember[]> {
  const yauzl = await import("yauzl");
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options = {lazyEntries: true, autoClose: false, decodeStrings: false};
  const zip = await orDamaged(file, () => yauzl.fromBufferPromise(whole, options));
  if (zip.entryCount > mostMembers) throw tooLarge(file, `holds ${zip.entryCount} files`);
  const entries = await orDamaged(file, () => gathered(zip.eachEntry()));
  const promised = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (promised > largestMb * megabyte) {
    throw tooLarge(file, `unpacks to ${Math.ceil(promised / megabyte)} MB, where ${largestMb} MB are allowed`);
  }
  return entries.map((entry) => ({
    name: yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true),
    unpack: () => unpacked(zip, entry, file),
  }));
}

/** The whole content of a member, in one piece. */
export async function unpackWhole(member: ArchiveMember): Promise<Uint8Array> {
  return Buffer.concat(await gathered(member.unpack()));
}

async function* unpacked(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) {
    throw new CliError("data", "The archive is encrypted.", {
      place: {file},
      hint: "Unpack it with its password, and name what it holds.",
    });
  }
  if (!entry.canDecodeFileData()) {
    throw new CliError(
      "data",
      `The archive is packed by a method (${entry.compressionMethod}) that is not read here.`,
      {
        place: {file},
        hint: "Unpack it, or pack it as an ordinary zip.",
      },
    );
  }
  let sum = 0;
  const pieces = await orDamaged(file, () => zip.openReadStreamPromise(entry));
  try {
    for await (const piece of pieces) {
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (cause) {
    throw cause instanceof CliError ? cause : damaged(file, cause);
  } finally {
    pieces.destroy();
  }
  if (sum !== entry.crc32) throw damaged(file);
}

async function gathered<T>(each: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of each) all.push(one);
  return all;
}

async function orDamaged<T>(file: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw damaged(file, cause);
  }
}

function damaged(file: string, cause?: unknown): CliError {
  return new CliError("data", "The archive is damaged, or only a part of it is here.", {
    place: {file},
    hint: "Export or copy it again.",
    cause,
  });
}

function tooLarge(file: string, what: string): CliError {
  return new CliError("data", `The archive ${what}.`, {
    place: {file},
    hint: "If it is yours and should be so large, raise largest_unpacked_mb of the source in evaluation.yaml.",
  });
}
