import type {ListedVariable, NumberList, VariableList} from "./model.ts";

/** The letters that Danes write in two ways, and how else they are written. */
const spellings: readonly (readonly [letter: string, two: string, one: string])[] = [
  ["æ", "ae", "e"],
  ["ø", "oe", "o"],
  ["å", "aa", "a"],
];

/**
 * The variables in which every word is found: in name, label, question or an answer. Case and accents do not matter, and æ, ø
 * and å may be written ae, oe and aa, or e, o and a.
 */
export function searched(list: VariableList, words: readonly string[]): VariableList {
  if (words.every((word) => word.trim() === "")) return list;
  const sources = list.sources.map((source) => ({
    ...source,
    variables: source.variables.filter((variable) => hasWords(textsOf(variable), words)),
  }));
  return {...list, sources: sources.filter(({variables}) => variables.length > 0)};
}

/** The live numbers in which every word is found: in their analysis's key or title, their block, row or column, or what they say. */
export function searchedNumbers(list: NumberList, words: readonly string[]): NumberList {
  const groups = list.groups.map((group) => ({
    ...group,
    numbers: group.numbers.filter(({of, says}) => hasWords([group.key, group.title, ...of, says].join("\n"), words)),
  }));
  return {...list, groups: groups.filter(({numbers}) => numbers.length > 0)};
}

function hasWords(text: string, words: readonly string[]): boolean {
  const wanted = words.flatMap((word) => word.split(/\s+/u)).filter((word) => word !== "");
  return wanted.every((word) => isIn(word, text));
}

function textsOf({name, label, question, answers}: ListedVariable): string {
  return [name, label, question, ...answers.map((answer) => answer.label)].join("\n");
}

function isIn(word: string, text: string): boolean {
  return ([1, 2] as const).some((spelling) => folded(text, spelling).includes(folded(word, spelling)));
}

/** Small letters without accents, in one of the two spellings of æ, ø and å. */
function folded(text: string, spelling: 1 | 2): string {
  const small = text.toLowerCase().normalize("NFC");
  const spelt = spellings.reduce((rest, ways) => rest.replaceAll(ways[0], ways[spelling]), small);
  return spelt.normalize("NFD").replace(/\p{Mn}/gu, "");
}
