import type {Random} from "../../src/statistics/random/xoshiro128.ts";

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** Values that lengths, counts and codes go wrong at. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
const words = ['"', ";", "\0", "\r", "\n", "\ufeff", "=HYPERLINK(1)", "../", "1e999", "-", "]]>", "<x>", "{", "æøå"];

const mutations: readonly Mutation[] = [
  flipBits,
  setBytes,
  setEdge,
  cutEnd,
  cutMiddle,
  repeatPart,
  spliceOther,
  insertWord,
  swapParts,
];

/** A file with one to eight faults. The same random numbers give the same file. */
export function mutated(seed: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  // A Buffer's own slice would share its memory.
  let bytes: Uint8Array = new Uint8Array(seed);
  const faults = 1 + Math.floor(8 * random() ** 2);
  for (let fault = 0; fault < faults; fault++) {
    const mutate = mutations[below(mutations.length, random)] ?? flipBits;
    bytes = mutate(bytes, random, other);
  }
  return bytes;
}

function below(count: number, random: Random): number {
  return Math.floor(random() * count);
}

function flipBits(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  if (copy.length === 0) return copy;
  const at = below(copy.length, random);
  copy[at] = (copy[at] ?? 0) ^ (1 << below(8, random));
  return copy;
}

function setBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const start = below(copy.length + 1, random);
  copy.fill(below(256, random), start, start + 1 + below(16, random));
  return copy;
}

/** Writes a whole number of one, two or four bytes, in either byte order. */
function setEdge(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const width = [1, 2, 4][below(3, random)] ?? 1;
  if (copy.length < width) return copy;
  const view = new DataView(copy.buffer, copy.byteOffset);
  const at = below(copy.length - width + 1, random);
  const value = edges[below(edges.length, random)] ?? 0;
  const little = random() < 0.7;
  if (width === 1) view.setUint8(at, value & 0xff);
  else if (width === 2) view.setUint16(at, value & 0xffff, little);
  else view.setUint32(at, value, little);
  return copy;
}

function cutEnd(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, below(bytes.length + 1, random));
}

function cutMiddle(bytes: Uint8Array, random: Random): Uint8Array {
  const start = below(bytes.length + 1, random);
  return joined(bytes.subarray(0, start), bytes.subarray(start + 1 + below(64, random)));
}

function repeatPart(bytes: Uint8Array, random: Random): Uint8Array {
  const start = below(bytes.length + 1, random);
  const part = bytes.subarray(start, start + 1 + below(200, random));
  const times = 1 + below(20, random);
  return joined(bytes.subarray(0, start), ...Array.from({length: times}, () => part), bytes.subarray(start));
}

function spliceOther(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  return joined(bytes.subarray(0, below(bytes.length + 1, random)), other.subarray(below(other.length + 1, random)));
}

function insertWord(bytes: Uint8Array, random: Random): Uint8Array {
  const at = below(bytes.length + 1, random);
  const word = new TextEncoder().encode(words[below(words.length, random)]);
  return joined(bytes.subarray(0, at), word, bytes.subarray(at));
}

function swapParts(bytes: Uint8Array, random: Random): Uint8Array {
  const [a = 0, b = 0, c = 0] = [0, 0, 0].map(() => below(bytes.length + 1, random)).sort((x, y) => x - y);
  return joined(bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
