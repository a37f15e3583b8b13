import {answeredName, findVariable} from "../../codebook/lookup.ts";
import type {Variable} from "../../codebook/model.ts";
import type {ItemSpec} from "../../config/analysis-specs.ts";
import {parseVariableReference, referenceTo} from "../../config/variable-reference.ts";
import {CliError, type Place} from "../../errors/cli-error.ts";
import type {VariableAt} from "../../store/model.ts";
import {type CountingKind, placeIn, type Task} from "../task.ts";
import {own} from "./own.ts";
import {knownWave, sourceOf, type WrittenWave, waveOf} from "./waves.ts";

/** One variable of an analysis, with the author's wishes for its print. */
export interface Item {
  readonly at: VariableAt;
  readonly variable: Variable;
  readonly label: string;
  /** Whether the author gave the label in evaluation.yaml. */
  readonly labelGiven: boolean;
  readonly reversed: boolean;
  /** The question to print under the label; null when it is not asked for. */
  readonly question: string | null;
  readonly place: Place;
}

/** What is counted, and where it is written. */
export type Placed = Pick<Item, "at" | "place">;

/** An item that is followed over waves; `at` holds it at each of them, in their order. */
export interface FollowedItem {
  readonly item: Item;
  readonly at: readonly VariableAt[];
}

/** @throws CliError (config) for an unknown source, variable or wave */
export function resolveItem(
  task: Task<CountingKind>,
  spec: ItemSpec,
  path: (string | number)[],
  analysisWave: WrittenWave | null,
): Item {
  const wishes = typeof spec === "string" ? {variable: spec, reversed: false, question: false} : spec;
  const place = placeIn(task, ...path, ...(typeof spec === "string" ? [] : ["variable"]));
  const reference = parseVariableReference(wishes.variable);
  sourceOf(task.evaluation, reference.source, place);
  const variable = findVariable(task.context.codebook, reference.source, reference.variable, place);
  const wave = waveOf(task, reference, place, analysisWave);
  return {
    at: {source: reference.source, variable: reference.variable, wave},
    variable,
    label: wishes.label ?? labelOf(task, variable),
    labelGiven: wishes.label !== undefined,
    reversed: wishes.reversed,
    question: wishes.question ? variable.question : null,
    place,
  };
}

/** That a form is answered is told with the form's name: every source has that variable. */
function labelOf({evaluation}: Task<CountingKind>, {source, name, label}: Variable): string {
  return name === answeredName ? `${label} ${own(evaluation.sources, source)?.name ?? source}` : label;
}

/** The items of a list, each at its own wave or the analysis's. */
export function resolveItems(
  task: Task<CountingKind>,
  specs: readonly ItemSpec[],
  key: string,
  analysisWave: WrittenWave | null,
): Item[] {
  return specs.map((spec, index) => resolveItem(task, spec, [key, index], analysisWave));
}

/**
 * Items followed over the analysis's `waves`.
 * @throws CliError (config) also for an item with a wave of its own, a source without waves, or a wave given twice
 */
export function resolveFollowedItems(
  task: Task<CountingKind>,
  specs: readonly ItemSpec[],
  waves: readonly number[],
  key: "items" | "item" = "items",
): FollowedItem[] {
  checkWaves(task, waves);
  const first = waves[0] ?? 0;
  return specs.map((spec, index) => {
    const path = key === "item" ? [key] : [key, index];
    const place = placeIn(task, ...path);
    requireFollowable(task, typeof spec === "string" ? spec : spec.variable, place);
    const item = resolveItem(task, spec, path, {wave: first, place});
    return {item, at: waves.map((wave) => ({...item.at, wave}))};
  });
}

/** @throws CliError (config) for a reference with a wave of its own, or to a source without waves */
export function requireFollowable({evaluation}: Task<CountingKind>, text: string, place: Place): void {
  const reference = parseVariableReference(text);
  const name = referenceTo(reference.source, reference.variable);
  if (sourceOf(evaluation, reference.source, place).wave === undefined) {
    throw new CliError("config", `Source "${reference.source}" has no waves, so ${name} cannot be followed.`, {
      place,
      hint: "Follow variables of a source that has waves.",
    });
  }
  if (reference.wave !== null) {
    throw new CliError("config", `${text} names a wave, but the analysis says which waves there are.`, {
      place,
      hint: `Write ${name}.`,
    });
  }
}

/** @throws CliError (config) for an unknown wave or one that is given twice */
export function checkWaves(task: Task<CountingKind>, waves: readonly number[]): void {
  waves.forEach((wave, index) => {
    const place = placeIn(task, "waves", index);
    knownWave(task.evaluation, {wave, place});
    if (waves.indexOf(wave) === index) return;
    throw new CliError("config", `Wave ${wave} is given twice.`, {place, hint: "Take one of them out."});
  });
}

/**
 * The one source of followed items, which is what a panel is made of.
 * @throws CliError (config) naming the first item of another source
 */
export function singleSource(items: readonly {readonly item: Placed}[], why: string): string {
  const [first, ...others] = items.map(({item}) => item);
  const source = first?.at.source ?? "";
  const other = others.find((item) => item.at.source !== source);
  if (other === undefined) return source;
  throw new CliError("config", `The items come from both "${source}" and "${other.at.source}", but ${why}.`, {
    place: other.place,
    hint: "Make an analysis for each source.",
  });
}

/** The analysis's own wave with its place; null when it has none. */
export function writtenWave(task: Task<CountingKind>, wave: number | undefined): WrittenWave | null {
  return wave === undefined ? null : {wave, place: placeIn(task, "wave")};
}
