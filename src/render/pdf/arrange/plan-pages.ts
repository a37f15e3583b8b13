import type {Arrangement, MeasuredBlock, MeasuredTable} from "./model.ts";
import {beginningOf, leastOf, placeBlock, sum} from "./place-block.ts";

/**
 * Finds what to do about the pages of a chapter that would end half empty because the next figure or table has no room on them:
 * let the text after it come first, as far as its section goes; break a table that is otherwise kept whole; part a figure from the
 * table of its numbers. Nothing ever moves up, so that all stands after the words that mention it; figures keep their order, and
 * tables theirs.
 *
 * Each of these may leave a later page emptier, so whole chapters are weighed against each other: `beam` of them are
 * carried from block to block, and the one that leaves least room empty is taken.
 */
export function planPages(blocks: readonly MeasuredBlock[], page: number): readonly Arrangement[] {
  let states: readonly State[] = [{waiting: blocks.map((_, index) => index), y: 0, cost: 0, arrangements: []}];
  while (states.some(({waiting}) => waiting.length > 0)) {
    states = states
      .flatMap((state) => (state.waiting.length === 0 ? [state] : nextStates(state, blocks, page)))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, beam);
  }
  return [...beginnings(blocks), ...(states[0]?.arrangements ?? [])];
}

function beginnings(blocks: readonly MeasuredBlock[]): Arrangement[] {
  return blocks.flatMap((block, index) =>
    block.kind === "table" && block.breaks !== "none"
      ? [{kind: "begin" as const, block: index, first: beginningOf(block)}]
      : [],
  );
}

const beam = 12;

/** A chapter, as far as it has been placed. */
interface State {
  /** The blocks that are still to be placed, in their new order. */
  readonly waiting: readonly number[];
  /** How far the page is filled. */
  readonly y: number;
  readonly cost: number;
  readonly arrangements: readonly Arrangement[];
}

/** What each arrangement must save: as much as the square of the part of a page that it fills. */
const costs = {begin: 0, move: 0.004, break: 0.03, part: 0.012} as const;
/** A page that is filled but for this is full. */
const littleRoom = 0.06;
/** Rows of a table on the page where it begins, and on the one where it ends. */
const fewestRows = {first: 4, last: 2} as const;
/** Blocks that one may be moved past. */
const furthest = 5;

function nextStates(state: State, blocks: readonly MeasuredBlock[], page: number): State[] {
  const blockOf = (index: number): MeasuredBlock => {
    const block = blocks[index];
    if (block === undefined) throw new RangeError(`there is no block ${index}`);
    return block;
  };
  const place = state.waiting.findIndex((index) => blockOf(index).kind !== "heading");
  const index = state.waiting[place];
  if (index === undefined) return [{...state, waiting: []}];
  const block = blockOf(index);
  const headings = state.waiting.slice(0, place).map(blockOf);
  const y = headings.reduce((top, {gap, height}) => (top === 0 ? height : top + gap + height), state.y);
  const room = page - (y === 0 ? 0 : y + block.gap);
  const plain = placePlainly(state, {place, block, headings, y, page});
  if (plain.cost === state.cost) return [plain];
  const rest = state.waiting.slice(place + 1);
  const others: State[] = [];
  if (block.kind === "table" && block.breaks !== "rows" && canBreak(block, room)) {
    const first = block.caption + block.head + sum(block.groups.flat().slice(0, fewestRows.first));
    const broken: MeasuredTable = {...block, breaks: "rows"};
    const arrangement = {kind: "break", block: index, first} as const;
    others.push({...arranged(state, arrangement), waiting: rest, y: placeBlock(broken, {y, left: 0}, page).y});
  }
  if (block.kind === "figure" && block.drawing !== null && block.drawing <= room) {
    const arrangement = {kind: "part", block: index} as const;
    others.push({...arranged(state, arrangement), waiting: rest, y: block.height - block.drawing});
  }
  for (const passed of passable(block, rest.map(blockOf))) {
    const later = rest.slice(0, passed);
    const moved = arranged(state, {kind: "move", block: index, after: later.at(-1) ?? index});
    const placed = placeAll(moved, [...headings, ...later.map(blockOf)], page);
    others.push({...placed, waiting: [index, ...rest.slice(passed)]});
  }
  return [plain, ...others];
}

interface Placing {
  readonly place: number;
  readonly block: MeasuredBlock;
  readonly headings: readonly MeasuredBlock[];
  /** How far the page is filled after the headings. */
  readonly y: number;
  readonly page: number;
}

/** Puts headings with the block that they head on this page, or on the next one. */
function placePlainly(state: State, {place, block, headings, y, page}: Placing): State {
  const waiting = state.waiting.slice(place + 1);
  const start = y === 0 ? 0 : y + block.gap;
  if (state.y > 0 && block.kind !== "pages" && start + leastOf(block) > page) {
    const top = headings.reduce((height, each) => (height === 0 ? each.height : height + each.gap + each.height), 0);
    const placed = placeBlock(block, {y: top, left: 0}, page);
    return {...state, waiting, y: placed.y, cost: state.cost + costOf(page - state.y, page)};
  }
  const placed = placeBlock(block, {y, left: 0}, page);
  return {...state, waiting, y: placed.y, cost: state.cost + costOf(placed.left, page)};
}

/** What each may stand behind: text, but no figure behind a later figure, and no table behind a later table. */
const passes: Readonly<Partial<Record<MeasuredBlock["kind"], readonly MeasuredBlock["kind"][]>>> = {
  figure: ["text", "table"],
  table: ["text", "figure"],
  // Turned pages hold tables.
  pages: ["text", "figure"],
};

/** The numbers of blocks after one that it may stand behind. */
function passable({kind}: MeasuredBlock, rest: readonly MeasuredBlock[]): number[] {
  const allowed = passes[kind] ?? [];
  const end = rest.slice(0, furthest).findIndex((block) => !allowed.includes(block.kind));
  return Array.from({length: end === -1 ? Math.min(rest.length, furthest) : end}, (_, index) => index + 1);
}

/** Puts blocks one after the other where they belong, whatever room they leave. */
function placeAll(state: State, blocks: readonly MeasuredBlock[], page: number): State {
  let {y, cost} = state;
  for (const block of blocks) {
    const placed = placeBlock(block, {y, left: 0}, page);
    y = placed.y;
    cost += costOf(placed.left, page);
  }
  return {...state, y, cost};
}

function arranged(state: State, arrangement: Arrangement): State {
  return {
    ...state,
    cost: state.cost + costs[arrangement.kind],
    arrangements: [...state.arrangements, arrangement],
  };
}

/** A page left half empty is worse than two with a quarter. */
function costOf(left: number, page: number): number {
  const share = left / page;
  return share <= littleRoom ? 0 : share ** 2;
}

/** Whether a table that is kept whole has rows enough for both pages. */
function canBreak({groups, caption, head}: MeasuredTable, room: number): boolean {
  const rows = groups.flat();
  let fitting = 0;
  let y = caption + head;
  for (const row of rows) {
    if (y + row > room) break;
    y += row;
    fitting += 1;
  }
  return Math.min(fitting, rows.length - fewestRows.last) >= fewestRows.first;
}
