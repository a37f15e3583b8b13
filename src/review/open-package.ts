import {crc32} from "node:zlib";
import type {Entry, ZipFile} from "yauzl";
import {CliError} from "../errors/cli-error.ts";

/** Reads one part of a document as text; undefined when there is none of the name. */
export type ReadPart = (name: string) => Promise<string | undefined>;

const megabyte = 1024 * 1024;
/** More than any document with comments has. */
const mostParts = 10_000;
/** The text of a thousand pages is a tenth of this. */
const largestPart = 128 * megabyte;
const largestInAll = 256 * megabyte;

/**
 * The parts of a Word document. Nothing is unpacked before it is asked for, nothing is written to disk, and what unpacks to more than
 * a document can have is refused.
 * @throws CliError (data) for what is no such package, is damaged, or encrypted
 */
export async function openPackage(bytes: Uint8Array, file: string): Promise<ReadPart> {
  refuseOthers(bytes, file);
  const yauzl = await import("yauzl");
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await orDamaged(file, () => yauzl.fromBufferPromise(whole, {lazyEntries: true, autoClose: false}));
  if (zip.entryCount > mostParts) throw tooLarge(file, `holds ${zip.entryCount} files`);
  const entries = new Map<string, Entry>();
  await orDamaged(file, async () => {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  });
  let unpacked = 0;
  return async (name) => {
    const entry = entries.get(name);
    if (entry === undefined) return undefined;
    unpacked += entry.uncompressedSize;
    if (entry.uncompressedSize > largestPart || unpacked > largestInAll) {
      throw tooLarge(file, `has a part (${name}) of ${Math.ceil(entry.uncompressedSize / megabyte)} MB`);
    }
    return decode(await unpack(zip, entry, file), file);
  };
}

/** Word's old format, and documents behind a password, are other files under the same name. */
function refuseOthers(bytes: Uint8Array, file: string): void {
  const start = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  if (start === "d0cf11e0") {
    throw new CliError("data", "This is a Word document of the old kind (.doc), or one behind a password.", {
      place: {file},
      hint: "Open it in Word and save it as .docx, without a password.",
    });
  }
  if (start !== "504b0304") {
    throw new CliError("data", "This is not a Word document.", {
      place: {file},
      hint: "Give the .docx that reviewers have sent back.",
    });
  }
}

async function unpack(zip: ZipFile, entry: Entry, file: string): Promise<Buffer> {
  if (entry.isEncrypted() || !entry.canDecodeFileData()) throw damaged(file);
  return await orDamaged(file, async () => {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece);
    const whole = Buffer.concat(pieces);
    if (crc32(whole) !== entry.crc32) throw damaged(file);
    return whole;
  });
}

/** Parts are in UTF-8, or in UTF-16 with a mark that says so. */
function decode(bytes: Buffer, file: string): string {
  const start = bytes.toString("hex", 0, 2);
  const encoding = start === "fffe" ? "utf-16le" : start === "feff" ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch (cause) {
    throw damaged(file, cause);
  }
}

async function orDamaged<T>(file: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw cause instanceof CliError ? cause : damaged(file, cause);
  }
}

export function damaged(file: string, cause?: unknown): CliError {
  return new CliError("data", "The document is damaged, or only a part of it is here.", {
    place: {file},
    hint: "Open it in Word, save it again, or ask for it anew.",
    cause,
  });
}

function tooLarge(file: string, what: string): CliError {
  return new CliError("data", `The document ${what}, which no report has.`, {
    place: {file},
    hint: "If it is a real document, copy its text with comments into a new one.",
  });
}
