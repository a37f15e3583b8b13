// @ts-check

/** @typedef {import("./pieces.js").Change} Change */

/** How many of the elements in sight are remembered; one of them nearly always stays. */
const remembered = 40;

const placeKey = "maalepunkt-preview-place";

/**
 * Remembers what the reader sees and how high in the window it stands.
 * @returns {(changes: readonly Change[]) => void} puts it back there when the page has changed
 */
export function keepScroll() {
  const seen = elementsInSight().map((element) => ({element, top: element.getBoundingClientRect().top}));
  return (changes) => {
    for (const {element, top} of seen) {
      const now = element.isConnected ? element : replacementOf(element, changes);
      if (now === undefined) continue;
      const moved = now.getBoundingClientRect().top - top;
      if (Math.abs(moved) >= 1) scrollBy({top: moved, behavior: "instant"});
      return;
    }
  };
}

/**
 * Gives what is open, scrolled and focused in the elements that went to those that came in their place.
 * @param {readonly Change[]} changes
 * @param {{readonly element: Element | null, readonly path: string | null}} focus what had the focus before
 */
export function carryOver(changes, focus) {
  for (const {before, after} of changes) {
    const [old, now] = [within(before, "details"), within(after, "details")];
    old.forEach((details, index) => {
      const same = now[index];
      if (details instanceof HTMLDetailsElement && same instanceof HTMLDetailsElement) same.open = details.open;
    });
    const scrolled = within(before, ".scroll");
    within(after, ".scroll").forEach((region, index) => {
      region.scrollLeft = Number(scrolled[index]?.getAttribute("data-scrolled") ?? 0);
    });
    const {element, path} = focus;
    if (element === null || path === null || element.isConnected || !before.some((each) => each.contains(element)))
      continue;
    const same = within(after, path)[0];
    if (same instanceof HTMLElement || same instanceof SVGElement) same.focus({preventScroll: true});
  }
}

/** What has the focus, and how it can be found again when it has been made anew. */
export function focusNow() {
  const element = document.activeElement;
  if (element === null || element === document.body) return {element: null, path: null};
  return {element, path: pathOf(element)};
}

/** Elements that go have no scroll place any more: it is written down on them beforehand. */
export function noteScrolled() {
  for (const region of document.querySelectorAll("main .scroll")) {
    if (region.scrollLeft > 0) region.setAttribute("data-scrolled", String(region.scrollLeft));
    else region.removeAttribute("data-scrolled");
  }
}

/** Remembers the reader's place over a whole loading of the page. */
export function keepPlaceOverReload() {
  const [element] = elementsInSight();
  const chapter = element?.closest("section[aria-labelledby]");
  if (element === undefined || chapter === null || chapter === undefined) return;
  const place = {
    chapter: chapter.getAttribute("aria-labelledby"),
    index: blocksOf(chapter).indexOf(element),
    top: element.getBoundingClientRect().top,
  };
  sessionStorage.setItem(placeKey, JSON.stringify(place));
}

/** Goes where `keepPlaceOverReload` has been, now and when the page has all it needs to be laid out. */
export function returnToPlace() {
  const written = sessionStorage.getItem(placeKey);
  sessionStorage.removeItem(placeKey);
  if (written === null) return;
  /** @type {{chapter: string, index: number, top: number}} */
  const {chapter, index, top} = JSON.parse(written);
  const section = document.querySelector(`section[aria-labelledby="${CSS.escape(chapter)}"]`);
  const element = section === null ? undefined : (blocksOf(section)[index] ?? section);
  if (element === undefined) return;
  // The browser would go to the same number of pixels.
  history.scrollRestoration = "manual";
  const go = () => scrollBy({top: element.getBoundingClientRect().top - top, behavior: "instant"});
  go();
  addEventListener("load", go, {once: true});
}

/**
 * The blocks of a chapter, without what the preview itself has put between them.
 * @param {Element} chapter
 */
function blocksOf(chapter) {
  return Array.from(chapter.children).filter((child) => !child.matches(".preview-problem"));
}

/** The blocks of the report from the top of the window down. */
function elementsInSight() {
  const blocks = Array.from(document.querySelectorAll("body > header, main > section > :not(.preview-problem)"));
  const first = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
  return first < 0 ? [] : blocks.slice(first, first + remembered);
}

/**
 * @param {Element} element
 * @param {readonly Change[]} changes
 */
function replacementOf(element, changes) {
  return changes.find(({before}) => before.includes(element))?.after[0];
}

/**
 * @param {readonly Element[]} elements
 * @param {string} selector
 */
function within(elements, selector) {
  return elements.flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...element.querySelectorAll(selector),
  ]);
}

/**
 * A selector of the same element in a piece that has been made anew.
 * @param {Element} element
 */
function pathOf(element) {
  if (element.id !== "") return `#${CSS.escape(element.id)}`;
  const address = element.getAttribute("data-address") ?? element.getAttribute("value");
  if (address !== null) return `[data-address="${CSS.escape(address)}"], [value="${CSS.escape(address)}"]`;
  const label = element.getAttribute("aria-labelledby");
  return label === null ? element.localName : `${element.localName}[aria-labelledby="${CSS.escape(label)}"]`;
}
