// @ts-check

/**
 * A text as it is compared in a search: small letters, accents left out but never the ring of å, every sort of blank and dash alike.
 * It has as many characters as the text, so that places in one are places in the other.
 * @param {string} text
 * @returns {string}
 */
export function foldText(text) {
  let folded = "";
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const known = folds.get(character) ?? foldCharacter(character);
    folds.set(character, known);
    folded += known;
  }
  return folded;
}

/** Characters that were folded before: a report has few different ones. @type {Map<string, string>} */
const folds = new Map();

/** @param {string} character */
function foldCharacter(character) {
  if (/\s/.test(character)) return " ";
  if (/[\u2010-\u2015\u2212]/.test(character)) return "-";
  const small = character.toLowerCase();
  if (small === "å") return small;
  const bare = small.normalize("NFD").replace(/\p{M}/gu, "");
  return bare.length === 1 ? bare : character;
}

/**
 * What a reader typed, as it is looked for.
 * @param {string} query
 * @returns {string}
 */
export function foldQuery(query) {
  return foldText(query.normalize("NFC")).trim().replace(/ +/g, " ");
}

/**
 * Where a query begins in a text, every time; both are folded.
 * @param {string} folded
 * @param {string} query
 * @returns {number[]}
 */
export function findAll(folded, query) {
  if (query === "") return [];
  const places = [];
  for (let place = folded.indexOf(query); place !== -1; place = folded.indexOf(query, place + query.length)) {
    places.push(place);
  }
  return places;
}
