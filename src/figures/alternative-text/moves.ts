import type {AllMoves, Move, Moves} from "../moves.ts";
import {emptyFinding} from "./ranked.ts";
import {listed, quoted, sentences} from "./words.ts";

/** The commonest way from answer to answer, in each group. */
export function movesFinding({parts, scale}: AllMoves): string {
  const told = parts.flatMap((part) => commonest(part, scale));
  return told.length === 0 ? emptyFinding([]) : sentences(...told);
}

function commonest({heading, moves, persons}: Moves, scale: AllMoves["scale"]): string[] {
  const most = Math.max(0, ...moves.map((move) => move.persons));
  const ways = moves.filter((move) => move.persons === most).map((move) => wayOf(move, scale));
  const [first, ...others] = ways;
  if (first === undefined) return [];
  const where = heading === null ? "" : `${quoted(heading)}: `;
  const rest = others.length === 0 ? "" : `, og lige så mange ${listed(others)}`;
  return [`${where}flest ${first} (${most} af ${persons} personer)${rest}`];
}

function wayOf({from, to}: Move, scale: AllMoves["scale"]): string {
  const [before, after] = [quoted(scale[from]?.label ?? ""), quoted(scale[to]?.label ?? "")];
  return from === to ? `bliver ved ${before}` : `går fra ${before} til ${after}`;
}
