/** Marks in the chains of sectors, of [MS-CFB] 2.1: from here on they are no sectors. */
const lastSector = 0xfffffffa;
const headerLength = 512;
const entryLength = 128;
const inHeader = 109;
const streamType = 2;
const rootType = 5;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

/**
 * The streams of a compound file, the container of old Office files, by their names ([MS-CFB]); a storage within it counts
 * for nothing. Null for what is none, or is damaged: a chain of sectors that goes in a circle ends nowhere.
 *
 * Own, because the one of SheetJS takes a minute and gigabytes over a directory that goes in a circle.
 */
export function readCompoundFile(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < headerLength || file.readUInt32LE(0) !== 0xe011cfd0) return null;
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sectors = new Sectors(file, 1 << shift);
  const table = allocationTable(file, sectors);
  if (table === null) return null;
  const directory = sectors.chain(file.readUInt32LE(48), table);
  if (directory === null) return null;
  const entries = entriesOf(directory);
  const root = entries.find((entry) => entry.type === rootType);
  const smallTable = sectors.chain(file.readUInt32LE(60), table);
  const small = root === undefined ? null : sectors.chain(root.start, table);
  const smallest = file.readUInt32LE(56);
  const streams = new Map<string, Uint8Array>();
  for (const {name, type, start, size} of entries) {
    if (type !== streamType || streams.has(name)) continue;
    const content =
      size >= smallest
        ? sectors.chain(start, table)
        : small === null || smallTable === null
          ? null
          : new Sectors(small, 64, 0).chain(start, numbersOf(smallTable));
    if (content !== null && content.length >= size) streams.set(name, content.subarray(0, size));
  }
  return streams;
}

class Sectors {
  readonly #bytes: Buffer;
  readonly #size: number;
  readonly #offset: number;

  /** @param offset of the first sector; the header takes the place of one */
  constructor(bytes: Buffer, size: number, offset = size) {
    this.#bytes = bytes;
    this.#size = size;
    this.#offset = offset;
  }

  /** A sector's content; the last of a file may be cut off. Null when there is none. */
  at(number: number): Buffer | null {
    const start = this.#offset + number * this.#size;
    return start < this.#bytes.length ? this.#bytes.subarray(start, start + this.#size) : null;
  }

  /** The sectors from one on, as the table tells of each the next; null when the chain is broken or goes in a circle. */
  chain(start: number, table: readonly number[]): Buffer | null {
    const pieces: Buffer[] = [];
    for (let number = start; number < lastSector; number = table[number] ?? lastSector) {
      const sector = this.at(number);
      if (sector === null || pieces.length > table.length) return null;
      pieces.push(sector);
    }
    return Buffer.concat(pieces);
  }
}

/** Of each sector, the one that comes after it. */
function allocationTable(file: Buffer, sectors: Sectors): number[] | null {
  const places = numbersOf(file.subarray(76, 76 + 4 * inHeader));
  const most = file.length / headerLength;
  let more = file.readUInt32LE(68);
  while (more < lastSector) {
    const sector = sectors.at(more);
    if (sector === null || places.length > most + inHeader) return null;
    const numbers = numbersOf(sector);
    more = numbers.pop() ?? lastSector;
    places.push(...numbers);
  }
  const table: number[] = [];
  for (const place of places.filter((number) => number < lastSector)) {
    const sector = sectors.at(place);
    if (sector === null || table.length > file.length) return null;
    for (const number of numbersOf(sector)) table.push(number);
  }
  return table;
}

function numbersOf(bytes: Buffer): number[] {
  return Array.from({length: Math.floor(bytes.length / 4)}, (_, index) => bytes.readUInt32LE(4 * index));
}

function entriesOf(directory: Buffer): Entry[] {
  return Array.from({length: Math.floor(directory.length / entryLength)}, (_, index): Entry => {
    const entry = directory.subarray(index * entryLength, (index + 1) * entryLength);
    const nameLength = Math.min(Math.max(entry.readUInt16LE(64) - 2, 0), 64);
    return {
      name: entry.toString("utf16le", 0, nameLength),
      type: entry.readUInt8(66),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    };
  });
}
