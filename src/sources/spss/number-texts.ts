/** A column of numbers as text, and what values it has. */
export interface NumberTexts {
  /** The shortest text of each number; null where it is system-missing. */
  readonly texts: readonly (string | null)[];
  /** The different numbers in it; null when they are too many to be answers to choose among. */
  readonly distinct: readonly number[] | null;
  /** The first row with an infinite number, which no answer is; -1 when there is none. */
  readonly infiniteRow: number;
}

const lowest = -128;
const highest = 1023;
/** The texts of the whole numbers that codes are made of, each made once for all columns. */
const wholes = Array.from({length: highest - lowest + 1}, (_, index) => String(index + lowest));
/** A column with more different numbers than this holds measurements or ids: what comes is not remembered any more. */
const mostRemembered = 4096;

/** @param print the text of a number: dates have one of their own */
export function numberTexts(values: Float64Array, print: (value: number) => string = shortest): NumberTexts {
  const texts = new Array<string | null>(values.length);
  const known = new Map<number, string>();
  const seen = new Uint8Array(wholes.length);
  const isPlain = print === shortest;
  let infiniteRow = -1;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    const index = (value | 0) - lowest;
    if (isPlain && (value | 0) === value && index >= 0 && index < wholes.length) {
      texts[row] = wholes[index] ?? null;
      seen[index] = 1;
    } else if (Number.isNaN(value)) texts[row] = null;
    else {
      let text = known.size > mostRemembered ? undefined : known.get(value);
      if (text === undefined) {
        text = print(value);
        if (known.size <= mostRemembered) known.set(value, text);
        if (infiniteRow === -1 && !Number.isFinite(value)) infiniteRow = row;
      }
      texts[row] = text;
    }
  }
  if (known.size > mostRemembered) return {texts, distinct: null, infiniteRow};
  const small = [...seen.keys()].filter((index) => seen[index] === 1).map((index) => index + lowest);
  return {texts, distinct: [...small, ...known.keys()].sort((a, b) => a - b), infiniteRow};
}

/** `4` for 4, 4.0 and, in another column, `0` for -0. */
export function shortest(value: number): string {
  return String(value === 0 ? 0 : value);
}
