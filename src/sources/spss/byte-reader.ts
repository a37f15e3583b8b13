import type {Damage} from "./damage.ts";

/** Reads the parts of a system file one after another, and never past its end. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly damage: Damage;
  /** Found from the header; integers and floating-point numbers follow it. */
  isLittleEndian = true;
  offset = 0;
  readonly #view: DataView;
  /** The place of the first byte in the file: a record may be read on its own. */
  readonly #base: number;

  constructor(bytes: Uint8Array, damage: Damage, base = 0) {
    this.bytes = bytes;
    this.damage = damage;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#base = base;
  }

  get remaining(): number {
    return this.bytes.length - this.offset;
  }

  /** The place in the whole file, for messages. */
  get place(): number {
    return this.#base + this.offset;
  }

  /** @param what names what is read, for the message when the file ends before it */
  take(length: number, what: string): Uint8Array {
    this.#claim(length, what);
    return this.bytes.subarray(this.offset - length, this.offset);
  }

  int32(what: string): number {
    this.#claim(4, what);
    return this.#view.getInt32(this.offset - 4, this.isLittleEndian);
  }

  /** @throws CliError also when it is greater than what a number holds exactly, as no size or place in a file is */
  int64(what: string): number {
    this.#claim(8, what);
    const value = this.#view.getBigInt64(this.offset - 8, this.isLittleEndian);
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw this.damage(`The ${what} is ${value}, which cannot be`, this.place - 8);
  }

  float64(what: string): number {
    this.#claim(8, what);
    return this.#view.getFloat64(this.offset - 8, this.isLittleEndian);
  }

  /** A number of things that are to follow, each of at least so many bytes. */
  count(what: string, bytesEach: number): number {
    const start = this.place;
    const count = this.int32(`number of ${what}`);
    if (count >= 0 && count * bytesEach <= this.remaining) return count;
    throw this.damage(`The file says that ${count} ${what} follow, which cannot be`, start);
  }

  /** A part of the file as a reader of its own. */
  part(length: number, what: string): ByteReader {
    const base = this.place;
    const reader = new ByteReader(this.take(length, what), this.damage, base);
    reader.isLittleEndian = this.isLittleEndian;
    return reader;
  }

  #claim(length: number, what: string): void {
    if (length < 0) throw this.damage(`The length of the ${what} is ${length}, which cannot be`, this.place);
    if (length > this.remaining) throw this.damage(`The file ends in the middle of the ${what}`, this.place);
    this.offset += length;
  }
}
