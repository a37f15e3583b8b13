// @ts-check
import {viewOfAnswer, viewOfSeveral} from "./answer-view.js";
import {find, make, makeButton} from "./dom.js";
import {closePanel, openPanel, placePanel, preparePanel} from "./panels.js";

/** @typedef {import("./answers.js").Answer} Answer */
/** @typedef {import("./answer-view.js").View} View */
/**
 * Shows what is said of one number, or of several under what the report prints and a heading of theirs.
 * @typedef {(printed: string, addresses: readonly string[], opener: HTMLElement | SVGElement, heading?: string) => void} Show
 */

/**
 * The panel that answers. What a number is made of is asked in the same panel, with a way back.
 * @param {import("./answers.js").Ask} ask
 * @returns {Show}
 */
export function answerPanel(ask) {
  const panel = find("#_answer");
  const title = find("h2", panel);
  const body = find(".panel-body", panel);
  preparePanel(panel);

  /**
   * @param {View} view
   * @param {(() => void) | undefined} back
   */
  const fill = (view, back) => {
    title.textContent = view.title;
    body.replaceChildren(...view.body);
    body.scrollTop = 0;
    if (back !== undefined) body.prepend(make("p", {class: "back"}, makeButton("← Tilbage", back, "text-button")));
    for (const link of body.querySelectorAll("a")) link.addEventListener("click", () => closePanel(panel));
    if (!panel.matches(":popover-open")) return;
    placePanel(panel);
    title.focus({preventScroll: true});
  };

  /**
   * @param {Answer} answer
   * @param {(() => void) | undefined} back
   */
  const showOne = (answer, back) => {
    const view = viewOfAnswer(answer, ask, (address) => follow(address, () => showOne(answer, back)));
    fill(view, back);
  };

  /**
   * @param {string} address
   * @param {() => void} back
   */
  const follow = (address, back) => {
    const part = ask(address);
    if (part !== undefined) showOne(part, back);
  };

  panel.addEventListener("toggle", (event) => {
    if (event.newState === "closed") document.querySelector("[data-asked]")?.removeAttribute("data-asked");
  });
  return (printed, addresses, opener, heading = "Bygger på disse tal") => {
    const answers = addresses.flatMap((address) => ask(address) ?? []);
    const [first, ...others] = answers;
    if (first === undefined) return;
    const showAll = () => {
      const view = viewOfSeveral({title: printed, heading}, answers, (address) => follow(address, showAll));
      fill(view, undefined);
    };
    if (others.length > 0) showAll();
    else showOne(first, undefined);
    openPanel(panel, opener);
    document.querySelector("[data-asked]")?.removeAttribute("data-asked");
    opener.setAttribute("data-asked", "");
  };
}
