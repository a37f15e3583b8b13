// @ts-check
import {find} from "./dom.js";
import {remember, remembered} from "./storage.js";

/**
 * Keys that work anywhere. Those of a single sign can be turned off, for readers who talk to their computer.
 * @param {{readonly search: () => void, readonly help: () => void}} actions
 */
export function startShortcuts({search, help}) {
  const choice = /** @type {HTMLInputElement} */ (find(".single-keys"));
  choice.checked = remembered("single-keys") !== "off";
  choice.addEventListener("change", () => remember("single-keys", choice.checked ? null : "off"));
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      search();
    } else if (choice.checked && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const act = event.key === "/" ? search : event.key === "?" ? help : undefined;
      if (act === undefined) return;
      event.preventDefault();
      act();
    }
  });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
