// @ts-check
import {find} from "./dom.js";

/** Room between a panel, what it is about, and the edges of the window, in pixels. */
const gap = 8;
/** Less than this is no panel; the page is scrolled to see it. */
const leastHeight = 200;

/** Who opened a panel, and gets the focus back. @type {WeakMap<HTMLElement, HTMLElement | SVGElement>} */
const openers = new WeakMap();

/**
 * Opens a panel beside what it is about and moves the focus into it. When it is closed, the focus goes back to where it came from.
 * @param {HTMLElement} panel
 * @param {HTMLElement | SVGElement} opener
 * @param {{readonly focus?: boolean}} [options]
 */
export function openPanel(panel, opener, {focus = true} = {}) {
  openers.set(panel, opener);
  if (!panel.matches(":popover-open")) panel.showPopover();
  placePanel(panel);
  if (focus) find("[tabindex='-1'], input", panel).focus({preventScroll: true});
}

/** @param {HTMLElement} panel */
export function closePanel(panel) {
  if (panel.matches(":popover-open")) panel.hidePopover();
}

/**
 * What every panel does: its cross closes it, the focus returns, and its button tells whether it is open.
 * @param {HTMLElement} panel
 * @param {HTMLElement} [button] of the tools, that always opens this panel
 */
export function preparePanel(panel, button) {
  find(".close", panel).addEventListener("click", () => closePanel(panel));
  panel.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "closed" || !panel.contains(document.activeElement)) return;
    const opener = openers.get(panel);
    setTimeout(() => {
      if (document.activeElement === document.body || panel.contains(document.activeElement)) {
        opener?.focus({preventScroll: true});
      }
    });
  });
  panel.addEventListener("toggle", (event) => {
    button?.setAttribute("aria-expanded", String(event.newState === "open"));
  });
}

/**
 * A button that opens a panel and closes it again. A press outside a panel closes it before the button hears of the click,
 * so what counts is what was open when the button was pressed.
 * @param {HTMLElement} button
 * @param {() => HTMLElement} panel
 * @param {() => void} open
 */
export function makeSwitch(button, panel, open) {
  let wasOpen = false;
  button.addEventListener("pointerdown", () => {
    wasOpen = panel().matches(":popover-open");
  });
  button.addEventListener("click", () => {
    if (wasOpen || panel().matches(":popover-open")) closePanel(panel());
    else open();
    wasOpen = false;
  });
}

/**
 * Puts an open panel beside what it is about, as after its content has changed: below where there is room, else where there is more
 * of it. It never covers what it is about; what has no room is scrolled.
 * @param {HTMLElement} panel
 */
export function placePanel(panel) {
  const opener = openers.get(panel);
  for (const property of ["top", "left", "max-height"]) panel.style.removeProperty(property);
  // The style sheet gives some panels a place of their own, and all of them in a narrow window.
  if (opener === undefined || getComputedStyle(panel).position === "fixed") return;
  const target = opener.getBoundingClientRect();
  const {width, height} = panel.getBoundingClientRect();
  const {clientWidth, clientHeight} = document.documentElement;
  const highest = find(".tools").getBoundingClientRect().bottom + gap;
  const roomBelow = clientHeight - gap - (target.bottom + gap);
  const roomAbove = target.top - gap - highest;
  const isBelow = height <= roomBelow || roomBelow >= roomAbove;
  const shown = Math.min(height, Math.max(leastHeight, isBelow ? roomBelow : roomAbove));
  const top = isBelow ? target.bottom + gap : target.top - gap - shown;
  const left = Math.min(Math.max(gap, target.left + target.width / 2 - width / 2), clientWidth - gap - width);
  panel.style.maxHeight = `${Math.floor(shown)}px`;
  panel.style.top = `${Math.round(top + scrollY)}px`;
  panel.style.left = `${Math.round(left + scrollX)}px`;
}
