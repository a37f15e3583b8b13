// @ts-check
import {find, make} from "../screen/dom.js";
import {carryOver, focusNow, keepPlaceOverReload, keepScroll, noteScrolled, returnToPlace} from "./keep-place.js";
import {changeGroup, elementsOf, findPieces, setLines} from "./pieces.js";
import {showProblems} from "./problems.js";
import {startStatus} from "./status.js";
import {startWrittenAt} from "./written-at.js";

/** @typedef {import("./pieces.js").Change} Change */
/**
 * What the server tells; src/preview/updates.ts has it.
 * @typedef {{
 *   readonly frame: string | null,
 *   readonly groups: Readonly<Record<string, import("./pieces.js").PiecesNow>>,
 *   readonly html: Readonly<Record<string, string>>,
 *   readonly problems: readonly import("./problems.js").Problem[],
 *   readonly chapters: readonly string[],
 *   readonly milliseconds: number | null,
 * }} Update
 */

/** More than these are not pointed out: then it is the data that have changed, or a setting. */
const manyChanges = 12;

function start() {
  /** @type {Update} */
  let now = JSON.parse(find("#_preview").textContent ?? "");
  const groups = findPieces();
  const status = startStatus();
  const bar = make("div", {class: "preview-bar", lang: "en"});
  document.body.prepend(bar);
  startWrittenAt(
    (group) => now.chapters[Number(/^chapter-(\d+)$/.exec(group)?.[1] ?? -1)],
    (element) =>
      [...groups].find(([, pieces]) =>
        pieces.some((piece) => elementsOf(piece).some((each) => each.contains(element))),
      )?.[0],
  );

  /** @param {Update} update */
  const tell = (update) => {
    now = update;
    const shown = showProblems(update.problems, groups, {bar, list: status.list});
    status.tellMade(update.problems, shown, update.milliseconds);
  };

  /** @param {Update} update */
  const receive = (update) => {
    const putBack = keepScroll();
    const focus = focusNow();
    noteScrolled();
    const changes = update.frame === now.frame ? changePieces(groups, update) : null;
    if (changes === null) {
      keepPlaceOverReload();
      location.reload();
      return;
    }
    if (changes.length > 0) document.dispatchEvent(new CustomEvent("maalepunkt:changed"));
    carryOver(changes, focus);
    tell(update);
    putBack(changes);
    pointOut(changes, status.tellChange);
  };

  tell(now);
  returnToPlace();
  const events = new EventSource("/events");
  events.addEventListener("update", ({data}) => receive(JSON.parse(data)));
  events.addEventListener("error", () => status.tellLost());
}

/**
 * @param {Map<string, import("./pieces.js").Piece[]>} groups
 * @param {Update} update
 * @returns {Change[] | null} null when the page must be loaded anew
 */
function changePieces(groups, update) {
  /** @type {Change[]} */
  const changes = [];
  for (const [group, pieces] of groups) {
    const wanted = update.groups[group];
    const changed = wanted === undefined ? null : changeGroup(group, pieces, wanted, update.html);
    if (wanted === undefined || changed === null) return null;
    groups.set(group, changed.pieces);
    setLines(changed.pieces, wanted);
    changes.push(...changed.changes);
  }
  return changes;
}

/**
 * @param {readonly Change[]} changes
 * @param {(element: Element | undefined) => void} tellChange
 */
function pointOut(changes, tellChange) {
  const elements = changes.flatMap(({after}) => after).filter((element) => element.closest("main") !== null);
  if (elements.length === 0 || elements.length > manyChanges) return;
  for (const element of elements) element.classList.add("preview-changed");
  const inSight = elements.some((element) => {
    const {top, bottom} = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  tellChange(inSight ? undefined : elements[0]);
}

start();
