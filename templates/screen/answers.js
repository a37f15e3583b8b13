// @ts-check

/**
 * @typedef {{readonly term: string, readonly text: string}} Line
 * @typedef {{
 *   readonly address: string,
 *   readonly names: readonly string[],
 *   readonly printed: string,
 *   readonly own: readonly Line[],
 *   readonly shared: readonly Line[],
 *   readonly parts: readonly string[],
 *   readonly table: {readonly id: string, readonly label: string} | null,
 * }} Answer
 * @typedef {(address: string) => Answer | undefined} Ask
 */

/**
 * Reads the answers that the page holds; src/render/asked/pack.ts writes them.
 * @param {{
 *   texts: string[], lists: number[][], addresses: string[],
 *   answers: [names: number, printed: number, own: number[], shared: number, parts: number, ...table: number[]][],
 * }} packed
 * @returns {{readonly ask: Ask, readonly has: (address: string) => boolean}}
 */
export function unpackAnswers({texts, lists, addresses, answers}) {
  const places = new Map(addresses.map((address, place) => [address, place]));
  /** @param {number | undefined} place */
  const text = (place) => texts[place ?? -1] ?? "";
  /** @param {number} place */
  const list = (place) => lists[place] ?? [];
  /** @param {readonly number[]} flat */
  const toLines = (flat) =>
    flat.flatMap((term, index) => (index % 2 === 0 ? [{term: text(term), text: text(flat[index + 1])}] : []));
  /** @type {Ask} */
  const ask = (address) => {
    const packedAnswer = answers[places.get(address) ?? -1];
    if (packedAnswer === undefined) return undefined;
    const [names, printed, own, shared, parts, id, label] = packedAnswer;
    return {
      address,
      names: list(names).map(text),
      printed: text(printed),
      own: toLines(own),
      shared: toLines(list(shared)),
      parts: list(parts).map((place) => addresses[place] ?? ""),
      table: id === undefined ? null : {id: text(id), label: text(label)},
    };
  };
  return {ask, has: (address) => places.has(address)};
}

/**
 * Addresses as an attribute lists them: blanks between, and an address's own blanks as `%20`.
 * @param {string} list
 * @returns {string[]}
 */
export function readAddresses(list) {
  return list.split(" ").filter(Boolean).map(decodeURIComponent);
}

/**
 * The lines that several answers have in common, so that they are told once.
 * @param {readonly Answer[]} answers
 * @returns {Line[]}
 */
export function commonLines(answers) {
  const [first, ...others] = answers;
  if (first === undefined) return [];
  return first.shared.filter(({term, text}) =>
    others.every(({shared}) => shared.some((line) => line.term === term && line.text === text)),
  );
}
