import hyphen from "hyphen/da/index.js";

const softHyphen = "\u00ad";
/** So many letters of a word stay together on a line. */
const fewestLetters = 3;

/** The parts of a word between which a line may end anyhow: "pct.-" and "point". */
export function hyphenParts(word: string): string[] {
  return word.split(/(?<=\p{L}\.?[-/])(?=\p{L})/u);
}

/** A word in pieces of at most `width` letters: where it has hyphens, else between syllables with a hyphen of its own. */
export function brokenWord(word: string, width: number): string[] {
  return hyphenParts(word).flatMap((part) => pieces(part, width));
}

function pieces(word: string, width: number): string[] {
  const letters = [...word];
  const ends = syllableEnds(word).filter((end) => end >= fewestLetters && letters.length - end >= fewestLetters);
  const found: string[] = [];
  let start = 0;
  while (letters.length - start > width) {
    const end = ends.findLast((each) => each > start && each < start + width);
    found.push(letters.slice(start, end ?? start + width).join("") + (end === undefined ? "" : "-"));
    start = end ?? start + width;
  }
  return [...found, letters.slice(start).join("")];
}

/** After how many letters a syllable ends. */
function syllableEnds(word: string): number[] {
  const syllables = hyphen.hyphenateSync(word, {hyphenChar: softHyphen}).split(softHyphen);
  let letters = 0;
  return syllables.map((syllable) => {
    letters += [...syllable].length;
    return letters;
  });
}
