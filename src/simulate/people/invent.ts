import {answeredName} from "../../codebook/lookup.ts";
import type {Codebook, Derivation, Variable} from "../../codebook/model.ts";
import type {CodebookFile} from "../../config/codebook-file.ts";
import type {Random} from "../../statistics/random/xoshiro128.ts";
import {absent, blank, type Value} from "./model.ts";
import {simulateHints} from "./ranges.ts";
import {numbersOf, type World} from "./world.ts";

/** What all people are invented from. */
export interface Inventing {
  readonly world: World;
  readonly codebook: Codebook;
  readonly file: CodebookFile;
  /** The share of persons who have a form. */
  readonly shareOf: (source: string, wave: number | null) => number;
  /** Whether somebody belongs to those who get forms at all. */
  readonly isMember: (values: ReadonlyMap<string, Value>) => boolean;
  readonly random: Random;
}

/** How often «ved ikke» and its like are answered where nothing else is known. */
const shareOfMissing = 0.04;
const shareOfOption = 0.25;
/** How much of an answer on a scale is the person, and how much is chance. */
const ownPart = 0.65;
/** How much better people are at each wave, on a scale on which people differ by 1. */
const betterEachWave = 0.12;

/**
 * Settles whatever is still open of one person. People differ in how they are doing, which colours their answers on every scale
 * that has a good end; they are doing a little better from wave to wave, as people in an intervention hope for.
 * @param stays from 0 to 1: those below the share of persons who have a form have one
 */
export function invent(
  values: Map<string, Value>,
  sources: readonly string[],
  stays: number,
  inventing: Inventing,
): void {
  const level = normal(inventing.random);
  for (const source of sources) {
    const waves = inventing.world.wavesOf(source);
    for (const wave of waves.length === 0 ? [null] : waves) {
      const hasForm = settleForm(values, source, wave, stays, inventing);
      const described = inventing.codebook.get(source);
      if (described === undefined) continue;
      const at = {values, source, wave, hasForm, level: level + betterEachWave * waves.indexOf(wave ?? 0)};
      const variables = [...described.variables.values()];
      const asked = variables.filter(({askedAt}) => wave === null || askedAt?.includes(wave) !== false);
      for (const {name} of described.sets.values()) settleSet(at, name, inventing);
      for (const variable of asked) if (!isConditional(variable, inventing)) settle(at, variable, inventing);
      for (const variable of asked) if (isConditional(variable, inventing)) settle(at, variable, inventing);
      for (const variable of asked) shareScore(at, variable, inventing);
    }
  }
}

interface FormPlace {
  readonly values: Map<string, Value>;
  readonly source: string;
  readonly wave: number | null;
  readonly hasForm: boolean;
  readonly level: number;
}

function settleForm(
  values: Map<string, Value>,
  source: string,
  wave: number | null,
  stays: number,
  {world, shareOf, isMember}: Inventing,
): boolean {
  const form = world.form(source, wave);
  if (form === null) return true;
  const [first] = world.wavesOf(source);
  const earlier = wave === null || first === undefined || wave === first ? null : world.form(source, first);
  const isOpen = isMember(values) && (earlier === null || values.get(earlier.id) === "1");
  const value = values.get(form.id) ?? (isOpen && stays < shareOf(source, wave) ? "1" : "0");
  values.set(form.id, value);
  return value === "1";
}

function settleSet({values, source, wave, hasForm}: FormPlace, set: string, {world}: Inventing): void {
  const {id} = world.setAnswered(source, set, wave);
  if (!values.has(id)) values.set(id, hasForm ? "1" : absent);
}

function isConditional(variable: Variable, {file}: Inventing): boolean {
  return simulateHints(file, variable)?.when !== undefined;
}

function settle(at: FormPlace, variable: Variable, inventing: Inventing): void {
  if (variable.derivation !== null) return;
  const {values, source, wave, hasForm} = at;
  const {attribute} = inventing.world.reading({source, variable: variable.name, wave});
  if (values.has(attribute.id)) return;
  values.set(attribute.id, hasForm ? answerOf(at, variable, inventing) : absent);
}

function answerOf(at: FormPlace, variable: Variable, inventing: Inventing): Value {
  const {random, file, world} = inventing;
  const hints = simulateHints(file, variable);
  if (!meetsCondition(at, variable, inventing)) return blank;
  if (random() * 100 < (hints?.missing ?? 0)) return blank;
  if (variable.option !== null) {
    const set = at.values.get(world.setAnswered(at.source, variable.option.set, at.wave).id);
    if (set !== "1") return set ?? blank;
    return random() < shareOfOption ? "1" : "0";
  }
  if (variable.scale !== null) return choice(at.level, variable, random);
  if (variable.kind !== "number") return blank;
  const {attribute} = world.reading({source: at.source, variable: variable.name, wave: at.wave});
  const numbers = numbersOf(variable, attribute);
  if (numbers.length === 0) return blank;
  if (hints?.mean === undefined) return String(numbers[Math.floor(random() * numbers.length)]);
  const wanted = hints.mean + (hints.sd ?? 0) * normal(random);
  return String(numbers.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best)));
}

/** Whether the answers in the same form are such that a variable is asked, as codebook.yaml's `simulate: {when}` says. */
export function meetsCondition(
  {values, source, wave}: Pick<FormPlace, "source" | "wave"> & {readonly values: ReadonlyMap<string, Value>},
  variable: Variable,
  {file, world}: Pick<Inventing, "file" | "world">,
): boolean {
  const conditions = simulateHints(file, variable)?.when ?? {};
  return Object.entries(conditions).every(([name, codes]) => {
    const {attribute, read} = world.reading({source, variable: name, wave});
    const {code} = read(values.get(attribute.id) ?? blank);
    return [codes].flat().some((each) => String(each) === code);
  });
}

function choice(level: number, variable: Variable, random: Random): Value {
  const categories = variable.scale?.categories.filter(({missing}) => missing !== "no_answer") ?? [];
  const answers = categories.filter(({missing}) => missing === null);
  const others = categories.filter(({missing}) => missing !== null);
  const isOther = others.length > 0 && (answers.length === 0 || random() < shareOfMissing);
  const among = isOther ? others : answers;
  const best = variable.scale?.best ?? null;
  const chance =
    best === null || isOther ? random() : below(ownPart * level + Math.sqrt(1 - ownPart ** 2) * normal(random));
  const place = Math.min(among.length - 1, Math.floor(chance * among.length));
  return among[best === "first" && !isOther ? among.length - 1 - place : place]?.code ?? blank;
}

/** Divides a settled score among its items, so that they add up to it. */
function shareScore(at: FormPlace, variable: Variable, {world, codebook, random}: Inventing): void {
  const {derivation} = variable;
  if (derivation?.kind !== "sum" && derivation?.kind !== "mean") return;
  const {values, source, wave} = at;
  const {attribute} = world.reading({source, variable: variable.name, wave});
  const score = values.get(attribute.id);
  if (score === undefined) return;
  const items = derivation.of.map((name) => {
    const item = world.reading({source, variable: name, wave}).attribute;
    const numbers = numbersOf(codebook.get(source)?.variables.get(name), item).sort((a, b) => a - b);
    return {id: item.id, numbers};
  });
  if (score === absent) return;
  if (score === blank) {
    for (const {id} of items.slice(0, items.length - derivation.require + 1)) values.set(id, blank);
    return;
  }
  const parts = divide(
    rawScore(Number(score), derivation),
    items.map(({numbers}) => numbers),
    random,
  );
  for (const [index, {id}] of items.entries()) values.set(id, String(parts[index]));
}

function rawScore(score: number, derivation: Extract<Derivation, {kind: "sum" | "mean"}>): number {
  return Math.round((score / derivation.times) * (derivation.kind === "mean" ? derivation.of.length : 1));
}

/** Numbers, one of each list, that add up to the sum: random steps upwards from the smallest. */
function divide(sum: number, numbers: readonly (readonly number[])[], random: Random): number[] {
  const places = numbers.map(() => 0);
  const total = () => places.reduce((all, place, index) => all + (numbers[index]?.[place] ?? 0), 0);
  while (total() < sum) {
    const open = places.flatMap((place, index) => (place + 1 < (numbers[index]?.length ?? 0) ? [index] : []));
    const next = open[Math.floor(random() * open.length)];
    if (next === undefined) break;
    places[next] = (places[next] ?? 0) + 1;
  }
  return places.map((place, index) => numbers[index]?.[place] ?? 0);
}

/** A draw from the normal distribution, by Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The share of a normal distribution that is below; a logistic curve is close enough for inventing. */
function below(value: number): number {
  return 1 / (1 + Math.exp(-1.702 * value));
}

/** Whether somebody has a form. */
export function hasForm(
  world: World,
  values: ReadonlyMap<string, Value>,
  source: string,
  wave: number | null,
): boolean {
  const {attribute, read} = world.reading({source, variable: answeredName, wave});
  return read(values.get(attribute.id) ?? "1").code === "1";
}
