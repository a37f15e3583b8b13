// @ts-check
import {find, make} from "./dom.js";
import {foldQuery} from "./fold.js";
import {closePanel, makeSwitch, openPanel, preparePanel} from "./panels.js";
import {findHits, indexText} from "./text-index.js";

/** @typedef {import("./text-index.js").Hit} Hit */

/** Letters before and after what was found, in the list. */
const before = 30;
const after = 60;
/** More than this many places are marked in the page, but not listed. */
const longestList = 100;
/** One letter is everywhere; the search begins with two. */
const shortest = 2;

/** Search in the page: a field, a count, a list of places, marks in the text, and keys from place to place. */
export function startSearch() {
  const panel = find("#_search");
  const button = find(".search-tool");
  const field = /** @type {HTMLInputElement} */ (find("input", panel));
  const count = find(".search-count", panel);
  const list = find(".search-hits", panel);
  /** @type {readonly Hit[]} */
  let hits = [];
  let current = -1;
  /** @type {ReturnType<typeof indexText>} */
  let index = [];

  const open = () => {
    index = indexText(find("main"));
    openPanel(panel, button);
    field.select();
    update();
  };

  const update = () => {
    const query = foldQuery(field.value);
    hits = query.length < shortest ? [] : findHits(index, query);
    current = -1;
    mark(hits, undefined);
    count.textContent = countText(query, hits.length);
    list.replaceChildren(...hits.slice(0, longestList).map((hit, place) => item(hit, () => go(place))));
  };

  /** @param {number} place */
  const go = (place) => {
    if (hits.length === 0) return;
    current = (place + hits.length) % hits.length;
    const hit = hits[current];
    if (hit === undefined) return;
    mark(hits, hit);
    show(hit);
    count.textContent = `${current + 1} af ${hits.length}`;
    for (const [listed, entry] of Array.from(list.children).entries()) {
      if (listed === current) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    }
    list.children[current]?.scrollIntoView({block: "nearest"});
  };

  preparePanel(panel, button);
  makeSwitch(button, () => panel, open);
  field.addEventListener("input", update);
  find(".next", panel).addEventListener("click", () => go(current + 1));
  find(".previous", panel).addEventListener("click", () => go(current < 0 ? -1 : current - 1));
  panel.addEventListener("toggle", (event) => {
    if (event.newState === "closed") mark([], undefined);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      closePanel(panel);
      hits[current]?.range.startContainer.parentElement?.scrollIntoView({block: "nearest"});
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      go(event.shiftKey ? (current < 0 ? -1 : current - 1) : current + 1);
    }
  });
  return open;
}

/**
 * @param {string} query
 * @param {number} number
 */
function countText(query, number) {
  if (query.length < shortest) return "Skriv mindst to tegn.";
  if (number === 0) return "Ikke fundet.";
  const listed = number > longestList ? ` De første ${longestList} er vist her.` : "";
  return `Fundet ${number === 1 ? "ét sted" : `${number} steder`}.${listed}`;
}

/**
 * @param {Hit} hit
 * @param {() => void} go
 */
function item({piece, start, end}, go) {
  const {text} = piece;
  const from = Math.max(0, start - before);
  const to = Math.min(text.length, end + after);
  const button = make(
    "button",
    {type: "button"},
    make("span", {class: "where"}, whereIs(piece.element)),
    (from > 0 ? "…" : "") + text.slice(from, start),
    make("mark", {}, text.slice(start, end)),
    text.slice(end, to) + (to < text.length ? "…" : ""),
  );
  button.addEventListener("click", go);
  return make("li", {}, button);
}

/**
 * The table, figure or section that something stands in.
 * @param {Element} element
 */
function whereIs(element) {
  const label = element.closest(".table, .figure")?.querySelector(".caption .label");
  const chapter = element.closest("section")?.querySelector("h2");
  return (label ?? chapter)?.textContent?.trim() ?? "";
}

/**
 * Marks what was found without changing the page; browsers that cannot do so still have the list.
 * @param {readonly Hit[]} hits
 * @param {Hit | undefined} current
 */
function mark(hits, current) {
  if (typeof Highlight === "undefined") return;
  CSS.highlights.set("found", new Highlight(...hits.map(({range}) => range)));
  CSS.highlights.set("found-current", new Highlight(...(current === undefined ? [] : [current.range])));
}

/** @param {Hit} hit */
function show({range, piece}) {
  for (
    let folded = piece.element.closest("details");
    folded !== null;
    folded = folded.parentElement?.closest("details") ?? null
  ) {
    folded.open = true;
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const element = range.startContainer.parentElement ?? piece.element;
  element.scrollIntoView({block: "center", inline: "nearest", behavior: calm ? "instant" : "smooth"});
}
