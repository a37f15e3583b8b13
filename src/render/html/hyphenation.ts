import hyphen from "hyphen/da/index.js";

const softHyphen = "\u00ad";
const shortestWord = 9;
const shortestPart = 6;
const lettersAtEnd = 3;
const lettersAtStart = 3;

/**
 * Joints of compounds that the Danish patterns take for something else (they would break «midtvej-sevaluering»).
 * Each is a stretch of letters with the joint marked; inflection and further elements come by themselves.
 */
const joints = [
  "autisme|spektr",
  "distrikts|psyk",
  "gang|sat",
  "gang|sæt",
  "halv|år",
  "helbreds|pro",
  "helbreds|til",
  "indsats|team",
  "job|ønsk",
  "kontant|ydelse",
  "livs|kvalitet",
  "løn|indkomst",
  "midtvejs|eval",
  "parat|heds",
  "procent|point",
  "projekt|erfaring",
  "register|opfølg",
  "signifikans|test",
  "sikkerheds|interval",
  "side|still",
  "social|psyk",
  "syge|plejersk",
  "uplan|lagt",
  "videre|uddan",
];
const jointPattern = new RegExp(joints.map((joint) => `(?<=${joint.replace("|", ")(?=")})`).join("|"), "giu");
/** Addresses, codes and names of files, in which a hyphen would be read as part of them. */
const unbreakable = /[@_\d]|:\/\/|\.\p{L}/u;
const vowel = /[aeiouyæøåäöüé]/i;

/** Danish text with soft hyphens in words of nine letters or more. For print only: a browser has no Danish dictionary there. */
export function createHyphenation(): (text: string) => string {
  const known = new Map<string, string>();
  const hyphenateWord = (word: string): string => {
    const cached = known.get(word);
    if (cached !== undefined) return cached;
    const hyphenated = soften(word);
    known.set(word, hyphenated);
    return hyphenated;
  };
  return (text) =>
    text.replace(/\S{9,}/gu, (token) =>
      unbreakable.test(token) ? token : token.replace(/\p{L}{9,}/gu, hyphenateWord),
    );
}

function soften(word: string): string {
  if (word.length < shortestWord || word === word.toUpperCase()) return word;
  const parts = word.split(jointPattern).map(hyphenatePart);
  return mergeShortEnds(parts.flat()).join(softHyphen);
}

function hyphenatePart(part: string): string[] {
  const options = {hyphenChar: softHyphen, minWordLength: shortestPart};
  const syllables: string[] = [];
  for (const syllable of hyphen.hyphenateSync(part, options).split(softHyphen)) {
    // Without a vowel it is no syllable: the patterns cut «mål-gruppe» into «må-l-gruppe».
    if (syllables.length > 0 && !vowel.test(syllable)) syllables[syllables.length - 1] += syllable;
    else syllables.push(syllable);
  }
  return syllables;
}

/** No one or two letters are left alone on a line. */
function mergeShortEnds(syllables: readonly string[]): string[] {
  const merged = [...syllables];
  while (merged.length > 1 && (merged.at(-1)?.length ?? 0) < lettersAtEnd) {
    const last = merged.pop() ?? "";
    merged[merged.length - 1] += last;
  }
  while (merged.length > 1 && (merged[0]?.length ?? 0) < lettersAtStart) {
    const first = merged.shift() ?? "";
    merged[0] = first + merged[0];
  }
  return merged;
}
