// @ts-check

/**
 * Numbers that one Tab reaches together and arrow keys part: of each group, only the one that was last in focus is a stop.
 * @typedef {{readonly members: readonly HTMLElement[], readonly step: Step}} Group
 * @typedef {(from: HTMLElement, key: string, wide: boolean) => HTMLElement | undefined} Step where a key leads
 */

/** @type {WeakMap<Element, Group>} */
const groups = new WeakMap();

/**
 * Makes a group of elements, or makes it anew.
 * @param {readonly HTMLElement[]} members in reading order
 * @param {Step} step
 */
export function makeGroup(members, step) {
  const group = {members, step};
  const stop = members.find((member) => member.tabIndex === 0 || member === document.activeElement) ?? members[0];
  for (const member of members) {
    groups.set(member, group);
    member.tabIndex = member === stop ? 0 : -1;
  }
}

/** Listens to focus and keys for all groups, those of now and those of later. */
export function startRoving() {
  document.addEventListener("focusin", ({target}) => {
    const group = target instanceof Element ? groups.get(target) : undefined;
    for (const member of group?.members ?? []) {
      member.tabIndex = member === target ? 0 : -1;
      if (member === target) member.setAttribute("aria-describedby", "_ask-hint");
      else member.removeAttribute("aria-describedby");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.shiftKey || !(event.target instanceof HTMLElement)) return;
    const next = groups.get(event.target)?.step(event.target, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

/**
 * In running text: left and right, and to either end.
 * @param {readonly HTMLElement[]} members
 * @returns {Step}
 */
export function stepInText(members) {
  return (from, key) => {
    const place = members.indexOf(from);
    if (key === "ArrowRight") return members[place + 1];
    if (key === "ArrowLeft") return members[place - 1];
    if (key === "Home") return members[0];
    if (key === "End") return members.at(-1);
    return undefined;
  };
}

/**
 * In a table: by rows and columns, past cells that cannot be asked; to either end of the row, with Ctrl of the table.
 * @param {readonly HTMLElement[]} members cells
 * @returns {Step}
 */
export function stepInTable(members) {
  return (from, key, wide) => {
    const place = members.indexOf(from);
    const row = members.filter((cell) => cell.parentElement === from.parentElement);
    const inRow = row.indexOf(from);
    const isInColumn = (/** @type {HTMLElement} */ cell) => columnOf(cell) === columnOf(from);
    if (key === "ArrowRight") return row[inRow + 1];
    if (key === "ArrowLeft") return row[inRow - 1];
    if (key === "ArrowDown") return members.slice(place + 1).find(isInColumn);
    if (key === "ArrowUp") return members.slice(0, Math.max(0, place)).findLast(isInColumn);
    if (key === "Home") return (wide ? members : row)[0];
    if (key === "End") return (wide ? members : row).at(-1);
    return undefined;
  };
}

/** @param {HTMLElement} cell */
function columnOf(cell) {
  return cell instanceof HTMLTableCellElement ? cell.cellIndex : -1;
}
