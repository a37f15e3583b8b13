// @ts-check
import {find} from "./dom.js";
import {makeSwitch} from "./panels.js";

/** Wide windows have room for the list of contents beside the text; the style sheet has the same limit. */
const wide = matchMedia("(min-width: 72rem)");
/** A section is the one being read when its heading is in the upper third of the window, or above it. */
const readingLine = 1 / 3;

/** Marks where the reader is in the list of contents, and lets a button open the list where it has no room of its own. */
export function startContents() {
  const button = find(".contents-tool");
  let waiting = false;
  const followSoon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      followReading();
    });
  };
  addEventListener("scroll", followSoon, {passive: true});
  addEventListener("resize", followSoon, {passive: true});
  wide.addEventListener("change", prepareContents);
  makeSwitch(button, contents, () => {
    contents().showPopover();
    const link = contents().querySelector("a[aria-current]") ?? contents().querySelector("a");
    if (link instanceof HTMLElement) link.focus();
  });
  // This event does not rise to those around; it can be caught on its way down.
  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target !== contents() || !(event instanceof ToggleEvent)) return;
      button.setAttribute("aria-expanded", String(event.newState === "open"));
    },
    true,
  );
  document.addEventListener("click", ({target}) => {
    if (target instanceof Element && target.closest(".contents:popover-open a") !== null) contents().hidePopover();
  });
}

/** Folds the list away where a button opens it. */
export function prepareContents() {
  if (wide.matches) contents().removeAttribute("popover");
  else contents().setAttribute("popover", "auto");
  followReading();
}

function contents() {
  return find("nav.contents");
}

function followReading() {
  const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const limit = atEnd ? innerHeight : innerHeight * readingLine;
  const list = contents();
  const links = Array.from(list.querySelectorAll("a"));
  const current = links.findLast((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading !== null && heading.getBoundingClientRect().top <= limit;
  });
  const known = list.querySelector("[aria-current]");
  if (known === (current ?? null)) return;
  known?.removeAttribute("aria-current");
  current?.setAttribute("aria-current", "location");
  if (current !== undefined) keepInSight(list, current);
}

/**
 * Scrolls the list, and never the page.
 * @param {HTMLElement} list
 * @param {HTMLElement} link
 */
function keepInSight(list, link) {
  const frame = list.getBoundingClientRect();
  const place = link.getBoundingClientRect();
  const margin = frame.height / 4;
  if (place.top < frame.top + margin) list.scrollTop -= frame.top + margin - place.top;
  else if (place.bottom > frame.bottom - margin) list.scrollTop += place.bottom - (frame.bottom - margin);
}
