import {printNumber, printP} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Cell, Column, ShareCell} from "../../../results/model.ts";
import {addressOf, countCell, emptyCell, numberCell, textCell} from "../../table/cells.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import type {Attained} from "./attained.ts";
import type {Goal} from "./goal.ts";

type Part = "attained" | "n" | "interval" | "target" | "difference" | "p" | "verdict";

const directionWords = {"at-least": "mindst", "at-most": "højst"} as const;

/** The columns that the goals need: the numbers' units where they share one, and p where any goal is tested. */
export function goalColumns(goals: readonly Goal[]): (Column & {readonly key: Part})[] {
  const unit = sharedUnit(goals) ?? "number";
  const directions = new Set(goals.map(({direction}) => direction));
  const [direction] = directions;
  const target = directions.size === 1 && direction !== undefined ? `Mål (${directionWords[direction]})` : "Mål";
  const parts: [Part, string, Column["unit"]][] = [
    ["attained", unit === "percent" ? "Opnået (pct.)" : "Opnået", unit],
    ["n", "n", "count"],
    ["interval", "95 pct.-sikkerhedsinterval", "number"],
    ["target", target, "number"],
    ["difference", unit === "percent" ? "Forskel (procentpoint)" : "Forskel", "number"],
    ...(goals.some(({test}) => (test?.record ?? null) !== null)
      ? ([["p", "p", "number"]] as [Part, string, Column["unit"]][])
      : []),
    ["verdict", "Vurdering", "text"],
  ];
  return parts.map(([key, label, inUnit]) => ({key, label, group: null, unit: inUnit, role: "value"}));
}

/** The one unit of all that is attained; null when they differ. */
export function sharedUnit(goals: readonly Goal[]): Attained["unit"] | null {
  const units = new Set(goals.flatMap(({attained}) => attained?.unit ?? []));
  const [unit = null] = units;
  return units.size === 1 ? unit : null;
}

/** The cells of one goal, in the order of the columns. */
export function goalCells(
  at: {readonly analysis: string; readonly block: string},
  goal: Goal,
  columns: readonly (Column & {readonly key: Part})[],
  style: NumberStyle,
): Cell[] {
  const isSameDirection = columns.some(({key, label}) => key === "target" && label !== "Mål");
  return columns.map(({key: part}): Cell => {
    const address = addressOf(at.analysis, at.block, goal.key, part);
    if (part === "target") return targetCell(address, goal, isSameDirection);
    if (part === "verdict") return {...textCell(address, goal.verdict.label), of: fromBoth(goal), light: goal.verdict};
    const {attained} = goal;
    if (attained === null) return {...emptyCell(address, goal.reason), of: goal.of};
    switch (part) {
      case "attained":
        return attainedCell(address, attained);
      case "n":
        return attained.n === null
          ? emptyCell(address, "antallet er ikke en del af noget")
          : {...personsCell(address, attained.n), of: goal.of};
      case "interval":
        return attained.interval === null
          ? emptyCell(
              address,
              attained.unit === "count"
                ? "et optalt antal har ingen stikprøveusikkerhed"
                : "usikkerheden er ikke opgjort",
            )
          : {...textCell(address, attained.interval.printed), of: goal.of};
      case "difference":
        return differenceCell(address, goal, attained);
      default:
        return pCell(address, goal, style);
    }
  });
}

function fromBoth({of, target}: Goal): string[] {
  return [...of, ...target.of];
}

function attainedCell(address: string, attained: Attained): Cell {
  const {value: exact, printed, reached, interval, of, n, unit} = attained;
  if (reached !== null) {
    const {count, n: base} = reached;
    return {kind: "share", address, count, base, exact: count / base, printed, interval: intervalOfShare(interval), of};
  }
  if (unit === "count") return {...countCell(address, exact, n), of};
  const ends = interval === null ? {} : {interval: {...interval, level: 0.95}};
  return {kind: "number", address, base: n ?? 0, exact, printed, ...ends, of};
}

/** How many persons; a budget model's may be 42.5 full-time ones. */
function personsCell(address: string, n: number): Cell {
  return Number.isInteger(n) ? countCell(address, n, null) : numberCell(address, n, 0, fewestDecimals(n));
}

function intervalOfShare(interval: Attained["interval"]): ShareCell["interval"] {
  if (interval === null) return null;
  const {low, high, printed} = interval;
  return {low: low / 100, high: high / 100, level: 0.95, method: "clopper-pearson", printed};
}

function targetCell(address: string, {target, direction}: Goal, isSameDirection: boolean): Cell {
  const shown = isSameDirection ? {} : {shown: `${directionWords[direction]} ${target.printed}`};
  return {kind: "number", address, base: 0, exact: target.value, printed: target.printed, ...shown, of: target.of};
}

function differenceCell(address: string, goal: Goal, {value, decimals, n}: Attained): Cell {
  const exact = value - goal.target.value;
  const printed = printNumber(exact, decimals);
  return {kind: "number", address, base: n ?? 0, exact, printed, of: fromBoth(goal)};
}

function pCell(address: string, {test, of}: Goal, style: NumberStyle): Cell {
  const chosen = test?.record?.chosen;
  if (chosen === undefined) return emptyCell(address, test?.reason ?? "");
  const printed = printP(chosen.p, style).replace(/^p (?:= )?/, "");
  return {kind: "number", address, base: chosen.n, exact: chosen.p, printed, of};
}
