import type {ByteReader} from "./byte-reader.ts";
import type {FileText} from "./file-text.ts";
import type {SpssResponseSet, SpssVariable} from "./model.ts";
import type {Records} from "./records.ts";
import {subtypes} from "./subtypes.ts";

const lineFeed = 0x0a;
const space = 0x20;
const equals = 0x3d;
const zero = 0x30;

/**
 * The multiple-response sets, of both records that hold them. Variables that do not exist are left out of a set, and a
 * set without variables is none.
 *
 * @throws CliError (data) where a set is not written as sets are
 */
export function readResponseSets(
  records: Records,
  variables: readonly SpssVariable[],
  text: FileText,
): SpssResponseSet[] {
  const names = new Map([
    ...variables.map(({name}): [string, string] => [name.toUpperCase(), name]),
    ...variables.map(({name, shortName}): [string, string] => [shortName.toUpperCase(), name]),
  ]);
  const sets = [subtypes.responseSets, subtypes.countedResponseSets].flatMap((subtype) => {
    const data = records.extensions.get(subtype)?.data;
    return data === undefined ? [] : readSets(data, names, text);
  });
  return sets.filter((set) => set.variables.length > 0);
}

function readSets(data: ByteReader, names: ReadonlyMap<string, string>, text: FileText): SpssResponseSet[] {
  const sets: SpssResponseSet[] = [];
  for (;;) {
    while (data.remaining > 0 && isBetweenSets(data.bytes[data.offset])) data.offset += 1;
    if (data.remaining === 0) return sets;
    sets.push(readSet(data, names, text));
  }
}

function isBetweenSets(byte: number | undefined): boolean {
  return byte === lineFeed || byte === 0 || byte === space;
}

/** `$name=C 7 a label a b`, `$name=D1 1 7 a label a b` or `$name=E 1 1 1 7 a label a b`; lengths are in bytes. */
function readSet(data: ByteReader, names: ReadonlyMap<string, string>, text: FileText): SpssResponseSet {
  const where = () => "a multiple-response set";
  const name = text.read(until(data, equals), where).replace(/^\$/, "");
  const [kind = 0] = data.take(1, "multiple-response set");
  const letter = String.fromCharCode(kind);
  if (letter !== "C" && letter !== "D" && letter !== "E") {
    throw data.damage("A multiple-response set is of an unknown kind", data.place - 1);
  }
  if (letter !== "D") expectSpace(data);
  const isLabelledByValue = letter === "E";
  if (isLabelledByValue) until(data, space);
  const counted = letter === "C" ? null : text.read(lengthAndBytes(data), where);
  const label = text.read(lengthAndBytes(data), where);
  const listed = text.read(data.take(lineLength(data), "multiple-response set"), where);
  const variables = listed.split(" ").flatMap((each) => names.get(each.toUpperCase()) ?? []);
  return {name, label: label || null, counted, isLabelledByValue, variables: [...new Set(variables)]};
}

/** A length, a space, so many bytes, and a space. */
function lengthAndBytes(data: ByteReader): Uint8Array {
  const place = data.place;
  let length = 0;
  let digits = 0;
  for (; digits < 6; digits++) {
    const digit = (data.bytes[data.offset] ?? 0) - zero;
    if (digit < 0 || digit > 9) break;
    length = length * 10 + digit;
    data.offset += 1;
  }
  if (digits === 0) throw data.damage("A multiple-response set lacks the length of a part", place);
  expectSpace(data);
  const bytes = data.take(length, "multiple-response set");
  expectSpace(data);
  return bytes;
}

/** A set without variables ends before the space that should stand in front of them. */
function expectSpace(data: ByteReader): void {
  const byte = data.bytes[data.offset];
  if (byte === space) data.offset += 1;
  else if (byte !== undefined && byte !== lineFeed) {
    throw data.damage("A multiple-response set is not written as such sets are", data.place);
  }
}

function until(data: ByteReader, end: number): Uint8Array {
  const at = data.bytes.indexOf(end, data.offset);
  if (at === -1) throw data.damage("A multiple-response set breaks off", data.place);
  const bytes = data.take(at - data.offset, "multiple-response set");
  data.offset += 1;
  return bytes;
}

function lineLength(data: ByteReader): number {
  const end = data.bytes.indexOf(lineFeed, data.offset);
  return (end === -1 ? data.bytes.length : end) - data.offset;
}
