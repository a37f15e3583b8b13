import type {associationSpec, coefficients} from "../../../config/analyses/association.ts";
import type {ItemSpec} from "../../../config/analysis-specs.ts";
import {parseVariableReference, referenceTo} from "../../../config/variable-reference.ts";
import {CliError} from "../../../errors/cli-error.ts";
import type {VariableAt} from "../../../store/model.ts";
import {lowerFirst} from "../../print/danish.ts";
import {scaleOf} from "../../resolve/categories.ts";
import {checkWaves, type Item, resolveItem, writtenWave} from "../../resolve/items.ts";
import type {Segment} from "../../resolve/segments.ts";
import {placeIn, type Task} from "../../task.ts";
import {levelOf} from "../../testing/measurement.ts";

export type Coefficient = (typeof coefficients)[number];

/** One variable of a pair. */
export interface PairSide {
  readonly item: Item;
  /** Whether it is looked at at each wave of the analysis; else it stands at its own, or has none. */
  readonly follows: boolean;
}

/** Two variables, and the measure of how they hang together. */
export interface VariablePair {
  readonly key: string;
  readonly label: string;
  readonly sides: readonly [PairSide, PairSide];
  readonly coefficient: Coefficient;
}

/**
 * The pairs of an association table.
 * @throws CliError (config) for unknown variables or waves, a variable that is neither a number nor has answers to choose among, a pair
 *   that stands twice or of one variable with itself, a coefficient that does not fit, or waves that neither variable is measured at
 */
export function resolvePairs(task: Task<"association">): VariablePair[] {
  const {spec} = task;
  if (spec.waves !== undefined) checkWaves(task, spec.waves);
  if (spec.wave !== undefined && spec.waves !== undefined) {
    throw new CliError("config", "Both wave and waves are given.", {
      place: placeIn(task, "wave"),
      hint: "Take one of them out.",
    });
  }
  const resolved = spec.pairs.map(({between: [one, other], label}, index) => {
    const sides = [resolveSide(task, one, index, 0), resolveSide(task, other, index, 1)] as const;
    checkPair(task, sides, index);
    return {sides, label: label ?? `${sides[0].item.label} og ${lowerFirst(sides[1].item.label)}`};
  });
  const keys = keysOf(task, resolved);
  return resolved.map(({sides, label}, index) => ({
    key: keys[index] ?? "",
    label,
    sides,
    coefficient: coefficientOf(task, sides, index),
  }));
}

/** A variable at a segment's wave. */
export function sideAt({item, follows}: PairSide, {wave}: Segment): VariableAt {
  return wave === null || !follows ? item.at : {...item.at, wave: wave.number};
}

function resolveSide(task: Task<"association">, spec: ItemSpec, pair: number, side: number): PairSide {
  const {wave, waves} = task.spec;
  const [first] = waves ?? [];
  const written = first === undefined ? writtenWave(task, wave) : {wave: first, place: placeIn(task, "waves", 0)};
  const item = resolveItem(task, spec, ["pairs", pair, "between", side], written);
  if (item.variable.kind !== "number") scaleOf(item);
  const ownWave = parseVariableReference(typeof spec === "string" ? spec : spec.variable).wave;
  return {item, follows: first !== undefined && ownWave === null && item.at.wave !== null};
}

function checkPair(task: Task<"association">, [one, other]: VariablePair["sides"], index: number): void {
  const place = placeIn(task, "pairs", index);
  if (JSON.stringify(one.item.at) === JSON.stringify(other.item.at)) {
    const {source, variable} = one.item.at;
    throw new CliError("config", `${referenceTo(source, variable)} is paired with itself.`, {
      place,
      hint: "Name another variable, or another wave of it.",
    });
  }
  if (task.spec.waves === undefined || one.follows || other.follows) return;
  throw new CliError("config", "Neither variable of this pair is measured at the analysis's waves.", {
    place,
    hint: "Take waves out, or the waves behind both variables.",
  });
}

/** Each pair's variables, with as much of source and wave as tells the pairs apart. */
function keysOf(task: Task<"association">, pairs: readonly {readonly sides: VariablePair["sides"]}[]): string[] {
  const atWave = ({item, follows}: PairSide) => (follows || item.at.wave === null ? "" : `@${item.at.wave}`);
  const ways: ((side: PairSide) => string)[] = [
    ({item}) => item.at.variable,
    ({item}) => `${item.at.source}.${item.at.variable}`,
    (side) => `${side.item.at.variable}${atWave(side)}`,
    (side) => `${side.item.at.source}.${side.item.at.variable}${atWave(side)}`,
  ];
  for (const way of ways) {
    const keys = pairs.map(({sides}) => sides.map(way).join(":"));
    if (new Set(keys).size === keys.length) return keys;
  }
  const texts = pairs.map(({sides}) => JSON.stringify(sides.map(({item, follows}) => [item.at, follows])));
  const repeated = texts.findIndex((text, index) => texts.indexOf(text) < index);
  throw new CliError("config", "A pair stands twice in one analysis.", {
    place: placeIn(task, "pairs", repeated),
    hint: "Take one of them out.",
  });
}

type Wanted = ReturnType<(typeof associationSpec)["parse"]>["coefficient"];

function coefficientOf(task: Task<"association">, sides: VariablePair["sides"], index: number): Coefficient {
  const wanted: Wanted = task.spec.coefficient;
  const fitting = fittingCoefficients(sides);
  const [first] = fitting;
  const names = sides.map(({item}) => referenceTo(item.at.source, item.at.variable)).join(" and ");
  if (first === undefined) {
    throw new CliError("config", `Of ${names}, one is a number and the other has answers without an order.`, {
      place: placeIn(task, "pairs", index),
      hint: "Derive bands from the number in codebook.yaml, or say there which end of the other's scale is best.",
    });
  }
  if (wanted === "auto") return first;
  if (fitting.includes(wanted)) return wanted;
  throw new CliError("config", `The coefficient "${wanted}" does not fit how ${names} are measured.`, {
    place: placeIn(task, "coefficient"),
    hint: `Those that fit are auto, ${fitting.join(", ")}.`,
  });
}

/** The measures that fit a pair, the usual one first. */
function fittingCoefficients(sides: VariablePair["sides"]): Coefficient[] {
  const levels = sides.map(({item}) => levelOf(item));
  const hasNumber = levels.includes("number");
  if (levels.includes("nominal")) return hasNumber ? [] : ["cramers-v"];
  if (hasNumber) return ["spearman", "kendall-tau-b", "gamma"];
  const isBinary = levels.every((level) => level === "binary");
  return isBinary
    ? ["phi", "cramers-v", "kendall-tau-b", "gamma", "spearman"]
    : ["kendall-tau-b", "gamma", "spearman", "cramers-v"];
}
