// @ts-check
import {make, makeButton} from "../screen/dom.js";

/** @typedef {import("./problems.js").Problem} Problem */

/** The line at the foot of the window that tells how the preview stands, and leads to what is wrong and what has changed. */
export function startStatus() {
  const text = make("span", {role: "status"});
  /** @type {HTMLElement[]} */
  let boxes = [];
  /** @type {Element | undefined} */
  let changed;
  let next = 0;
  const toProblem = makeButton("Show", () => {
    const box = boxes[next % boxes.length];
    next++;
    box?.scrollIntoView({block: "center", behavior: "instant"});
    box?.focus({preventScroll: true});
  });
  const list = make("div", {class: "preview-list", id: "_preview-list"});
  list.hidden = true;
  const toList = makeButton("Warnings", () => {
    list.hidden = !list.hidden;
    toList.setAttribute("aria-expanded", String(!list.hidden));
  });
  toList.setAttribute("aria-expanded", "false");
  toList.setAttribute("aria-controls", list.id);
  const toChange = makeButton("Go to the change", () =>
    changed?.scrollIntoView({block: "center", behavior: "instant"}),
  );
  const line = make("div", {class: "preview-status", lang: "en"}, list, text, toProblem, toList, toChange);
  for (const button of [toProblem, toList, toChange]) button.hidden = true;
  document.body.append(line);
  return {
    list,
    /**
     * @param {readonly Problem[]} problems
     * @param {HTMLElement[]} shown
     * @param {number | null} milliseconds
     */
    tellMade(problems, shown, milliseconds) {
      const errors = problems.filter(({level}) => level === "error").length;
      const warnings = problems.length - errors;
      const wrong = [counted(errors, "error"), counted(warnings, "warning")].filter((part) => part !== "").join(", ");
      const time = milliseconds === null ? "" : ` · ${Math.round(milliseconds)} ms`;
      text.textContent = (wrong === "" ? "Up to date" : wrong) + time;
      line.dataset.state = errors > 0 ? "error" : warnings > 0 ? "warning" : "good";
      boxes = shown;
      next = 0;
      toProblem.hidden = boxes.length === 0;
      toList.hidden = list.childElementCount === 0;
      if (toList.hidden) list.hidden = true;
      toChange.hidden = true;
    },
    /** @param {Element | undefined} element what has changed, where the reader does not see it */
    tellChange(element) {
      changed = element;
      toChange.hidden = element === undefined;
    },
    tellLost() {
      text.textContent = "The preview has stopped. This page waits for it.";
      line.dataset.state = "lost";
      for (const button of [toProblem, toList, toChange]) button.hidden = true;
    },
  };
}

/**
 * @param {number} count
 * @param {string} word
 */
function counted(count, word) {
  return count === 0 ? "" : `${count} ${word}${count === 1 ? "" : "s"}`;
}
