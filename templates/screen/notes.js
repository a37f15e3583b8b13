// @ts-check
import {find, make} from "./dom.js";
import {closePanel, openPanel, preparePanel} from "./panels.js";

/** Milliseconds that a pointer rests on a note's number before the note opens, and is away before it closes. */
const rest = 350;

const noteLink = "main a[role='doc-noteref']";

/** Footnotes open beside their number: by click and key with the focus in them, by hovering without. */
export function startNotes() {
  const panel = find("#_note");
  preparePanel(panel);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let hovered = false;

  /**
   * @param {HTMLAnchorElement} link
   * @param {boolean} byHovering
   */
  const open = (link, byHovering) => {
    if (!fill(panel, link)) return false;
    hovered = byHovering;
    openPanel(panel, link, {focus: !byHovering});
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = noteLinkAt(event.target);
    if (link === undefined || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    clearTimeout(timer);
    if (open(link, false)) event.preventDefault();
  });
  document.addEventListener("pointerover", ({pointerType, target}) => {
    const link = noteLinkAt(target);
    if (link === undefined || pointerType !== "mouse") return;
    clearTimeout(timer);
    const isOther = document.querySelector(".panel:popover-open:not(#_note, #_search)") !== null;
    if (isOther || (panel.matches(":popover-open") && !hovered)) return;
    timer = setTimeout(() => open(link, true), rest);
  });
  document.addEventListener("pointerout", ({target}) => {
    const isLeft = noteLinkAt(target) !== undefined || (target instanceof Node && panel.contains(target));
    if (!isLeft) return;
    clearTimeout(timer);
    if (hovered) timer = setTimeout(() => closePanel(panel), rest);
  });
  panel.addEventListener("pointerover", () => clearTimeout(timer));
  panel.addEventListener("focusin", () => {
    hovered = false;
  });
}

/** Says of each note's number that something opens. */
export function prepareNotes() {
  for (const link of document.querySelectorAll(noteLink)) link.setAttribute("aria-haspopup", "dialog");
}

/** @param {EventTarget | null} target */
function noteLinkAt(target) {
  const link = target instanceof Element ? target.closest(noteLink) : null;
  return link instanceof HTMLAnchorElement ? link : undefined;
}

/**
 * The note's own text, without the arrows back to the page, and the way to it among the others.
 * @param {HTMLElement} panel
 * @param {HTMLAnchorElement} link
 * @returns {boolean} whether there is such a note
 */
function fill(panel, link) {
  const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (note === null) return false;
  find("h2", panel).textContent = `Note ${link.textContent}`;
  const copy = /** @type {HTMLElement} */ (note.cloneNode(true));
  for (const back of copy.querySelectorAll(".back-link")) back.remove();
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  const whole = make("a", {href: link.hash}, "Se noten blandt de andre noter");
  whole.addEventListener("click", () => closePanel(panel));
  find(".panel-body", panel).replaceChildren(...copy.childNodes, make("p", {class: "panel-foot"}, whole));
  return true;
}
