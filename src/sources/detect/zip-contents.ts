import {CliError} from "../../errors/cli-error.ts";
import {type ArchiveMember, defaultLargestUnpackedMb, openArchive} from "../archive/zip.ts";

/** A workbook's list of sheets is small; what unpacks to more is none. */
const largestList = 4 * 1024 * 1024;

/** The members of a zip archive. None when it is damaged or too large: its reader tells of it. */
export async function zipMembers(bytes: Uint8Array, file: string): Promise<readonly ArchiveMember[]> {
  return orNothing(() => openArchive(bytes, file, defaultLargestUnpackedMb), []);
}

/** The names of the sheets of an .xlsx workbook, and none for any other archive. */
export async function sheetNames(members: readonly ArchiveMember[]): Promise<string[]> {
  const list = members.find(({name}) => name === "xl/workbook.xml");
  const text = list === undefined ? "" : await orNothing(() => startOf(list), "");
  return [...text.matchAll(/<(?:\w+:)?sheet\b[^<>]*?\bname="([^"]*)"/g)].map(([, name = ""]) => name);
}

async function startOf(member: ArchiveMember): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of member.unpack()) {
    pieces.push(piece);
    length += piece.length;
    if (length > largestList) break;
  }
  return Buffer.concat(pieces).toString("utf8");
}

async function orNothing<T>(read: () => Promise<T>, nothing: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CliError) return nothing;
    throw error;
  }
}
