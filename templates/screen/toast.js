// @ts-check
import {find} from "./dom.js";

/** How long a word of what was done stays, in milliseconds. */
const shown = 4000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Says for a moment what was done, also to those who only hear the page.
 * @param {string} text
 */
export function say(text) {
  const toast = find(".toast");
  toast.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => toast.replaceChildren(), shown);
}
