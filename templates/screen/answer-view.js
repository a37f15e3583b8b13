// @ts-check
import {commonLines} from "./answers.js";
import {make, makeButton} from "./dom.js";

/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./answers.js").Line} Line */
/** @typedef {{readonly title: string, readonly body: readonly Node[]}} View */

/** Parts that are listed at once; the others stand behind a button. */
const fewParts = 8;

/**
 * What is said of one number.
 * @param {Answer} answer
 * @param {(address: string) => Answer | undefined} ask
 * @param {(address: string) => void} goTo
 * @returns {View}
 */
export function viewOfAnswer(answer, ask, goTo) {
  const [first = "", ...rest] = answer.names;
  const parts = answer.parts.flatMap((address) => ask(address) ?? []);
  return {
    title: answer.printed,
    body: [
      make("p", {class: "asked-name"}, first, make("span", {}, rest.join(" · "))),
      ...(parts.length === 0
        ? [listOfLines([...answer.own, ...answer.shared])]
        : [listOfLines(answer.own), ...listOfParts("Tallet bygger på", parts, goTo), listOfLines(answer.shared)]),
      foot(answer),
    ],
  };
}

/**
 * What is said of a phrase in the text that rests on several numbers: each of them, and what they have in common.
 * @param {{readonly title: string, readonly heading: string}} named
 * @param {readonly Answer[]} answers
 * @param {(address: string) => void} goTo
 * @returns {View}
 */
export function viewOfSeveral({title, heading}, answers, goTo) {
  return {
    title,
    body: [...listOfParts(heading, answers, goTo), listOfLines(commonLines(answers))],
  };
}

/** @param {readonly Line[]} lines */
function listOfLines(lines) {
  const list = make("dl", {class: "asked-lines"});
  lines.forEach(({term, text}, index) => {
    if (lines[index - 1]?.term === term) list.lastElementChild?.append(make("dd", {}, text));
    else list.append(make("div", {}, make("dt", {}, term), make("dd", {}, text)));
  });
  return list;
}

/**
 * @param {string} heading
 * @param {readonly Answer[]} parts
 * @param {(address: string) => void} goTo
 */
function listOfParts(heading, parts, goTo) {
  if (parts.length === 0) return [];
  const items = parts.map(({address, names, printed}) => {
    const button = makeButton("", () => goTo(address));
    button.append(make("strong", {}, printed), " ", names.join(" · "));
    return make("li", {}, button);
  });
  const list = make("ul", {class: "asked-parts"}, ...items.slice(0, fewParts));
  const more = items.slice(fewParts);
  const nodes = [make("h3", {}, heading), list];
  if (more.length === 0) return nodes;
  const showAll = makeButton(
    `Vis ${more.length} flere`,
    () => {
      list.append(...more);
      showAll.remove();
      more[0]?.querySelector("button")?.focus();
    },
    "text-button",
  );
  return [...nodes, showAll];
}

/** @param {Answer} answer */
function foot({table, address}) {
  const line = make("p", {class: "panel-foot"});
  if (table !== null) {
    line.append(make("a", {href: `#${encodeURIComponent(table.id)}`}, `Gå til ${table.label.replace(/\.$/, "")}`));
  }
  line.append(make("span", {class: "address"}, make("span", {}, "Adresse: "), make("code", {}, address)));
  return line;
}
