// @ts-check
import {answerPanel} from "./answer-panel.js";
import {readAddresses, unpackAnswers} from "./answers.js";
import {makeGroup, startRoving, stepInTable, stepInText} from "./roving.js";

const inText = "main data.number";
const inTable = "main td[data-address]";
const inFigure = "main .drawing [data-address]";

/** What the page's answers say. @type {ReturnType<typeof unpackAnswers>} */
let answers = {ask: () => undefined, has: () => false};

/**
 * Lets a reader ask any number, by a click or a key.
 * @returns {import("./answer-panel.js").Show} shows the answers to several addresses, for the figures
 */
export function startAsking() {
  const show = answerPanel((address) => answers.ask(address));
  startRoving();

  /** @param {HTMLElement | SVGElement} number */
  const askNumber = (number) => show(number.textContent?.trim() ?? "", addressesOf(number), number);
  document.addEventListener("click", ({target}) => {
    const number = numberAt(target);
    // Who marks text with the pointer wants the text.
    if (number !== undefined && (getSelection()?.isCollapsed ?? true)) askNumber(number);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const number = numberAt(event.target);
    if (number === undefined || number !== event.target) return;
    event.preventDefault();
    askNumber(number);
  });
  return show;
}

/**
 * Reads the answers that the page holds, and lets Tab reach the numbers that have one.
 * @returns {boolean} whether there are any
 */
export function prepareAsking() {
  const data = document.getElementById("_answers")?.textContent;
  if (data === undefined || data === null) return false;
  answers = unpackAnswers(JSON.parse(data));
  document.documentElement.classList.add("asks");
  prepareText();
  prepareTables();
  return true;
}

/** @param {Element} number */
function addressesOf(number) {
  const address = number.getAttribute("data-address");
  if (number instanceof HTMLTableCellElement) return address === null ? [] : [address];
  return readAddresses(address ?? number.getAttribute("value") ?? "");
}

/** @param {Element} number */
function hasAnswer(number) {
  return addressesOf(number).some(answers.has);
}

/** @param {EventTarget | null} target */
function numberAt(target) {
  if (!(target instanceof Element) || target.closest("a") !== null) return undefined;
  const number = target.closest(`${inText}, ${inTable}, ${inFigure}, #_note data.number`);
  return number instanceof HTMLElement || number instanceof SVGElement ? number : undefined;
}

/** One Tab for the numbers of each section's text. */
function prepareText() {
  /** @type {HTMLElement[]} */
  let section = [];
  const end = () => {
    makeGroup(section, stepInText(section));
    section = [];
  };
  for (const element of document.querySelectorAll(`main :is(h2, h3, h4, h5), ${inText}`)) {
    if (!(element instanceof HTMLElement)) continue;
    if (!element.matches("data")) end();
    else if (hasAnswer(element)) {
      element.setAttribute("role", "button");
      element.setAttribute("aria-haspopup", "dialog");
      section.push(element);
    }
  }
  end();
}

/** One Tab for each table. */
function prepareTables() {
  for (const table of document.querySelectorAll("main table")) {
    const cells = Array.from(table.querySelectorAll("td")).filter(
      (cell) => cell.dataset.address !== undefined && hasAnswer(cell),
    );
    makeGroup(cells, stepInTable(cells));
  }
}
