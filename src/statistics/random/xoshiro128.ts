/** Gives the next random number, from 0 up to but not including 1. */
export type Random = () => number;

/**
 * The pseudo-random generator xoshiro128**, which gives the same numbers for the same seed everywhere. Two of its
 * 32-bit words make one number of 53 bits. The seed is spread over its state by SplitMix32.
 *
 * Source: Blackman and Vigna (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47, article 36.
 * @param seed a whole number; its lowest 32 bits count
 */
export function xoshiro128(seed: number): Random {
  const spread = splitMix32(seed);
  let a = spread();
  let b = spread();
  let c = spread();
  let d = spread();
  const nextWord = (): number => {
    const word = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return word;
  };
  return () => ((nextWord() >>> 5) * 0x4000000 + (nextWord() >>> 6)) / 0x20000000000000;
}

/** Source: the 32-bit finalizer of MurmurHash3 on a Weyl sequence, as in SplittableRandom. */
function splitMix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
