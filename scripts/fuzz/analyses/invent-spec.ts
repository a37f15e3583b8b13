import {z} from "zod";
import type {AnalysisKind} from "../../../src/config/analysis-specs.ts";
import {analysisSpec} from "../../../src/config/analysis-specs.ts";
import type {AnalysisResult} from "../../../src/results/model.ts";
import type {Chance} from "./chance.ts";
import {numberFor, textFor} from "./invent-values.ts";
import {wholeFor} from "./invent-wholes.ts";
import type {Known, World} from "./world.ts";

/** What a spec is invented in. */
export interface Surroundings {
  readonly world: World;
  /** The analyses there are already, whose cells others may read. */
  readonly results: readonly AnalysisResult[];
}

/** One spec under invention. */
export interface Draft extends Surroundings {
  readonly chance: Chance;
  readonly kind: AnalysisKind;
  /** How items come to a wave: each has its own, or the analysis tells. */
  readonly time: "own" | "wave" | "waves";
  readonly waves: readonly number[];
  /** The variables that were taken last, by the key they stand under; `""`: the last of all. */
  readonly taken: Map<string, Known>;
  /** Keys of the author's own, the same wherever one is wanted, so that they fit each other. */
  readonly keys: readonly string[];
  /** The analysis that the spec reads from. */
  readonly read: AnalysisResult | undefined;
  /** The spec's own keys so far. */
  readonly present: Set<string>;
  /** What has been referred to, so that it is not again. */
  readonly used: Set<string>;
}

type Path = readonly string[];

const schemas = new Map(
  analysisSpec.options.map((option): [string, z.ZodObject] => [[...option.shape.kind.values][0] ?? "", option]),
);

/** All kinds of analysis in the schema. */
export const kinds: readonly string[] = [...schemas.keys()];

/** A spec that its schema accepts, with keys and values at random, most of which fit the world; undefined when none was found. */
export function inventSpec(kind: AnalysisKind, chance: Chance, surroundings: Surroundings): unknown {
  const schema = schemas.get(kind);
  if (schema === undefined) throw new TypeError(`no kind ${kind}`);
  const isModel = ({kind: of}: AnalysisResult) => models[kind]?.includes(of) ?? true;
  if (!surroundings.results.some(isModel) && kind in models) return undefined;
  for (let attempt = 0; attempt < 40; attempt++) {
    const spec = inObject(schema, [], startDraft(kind, schema, chance, surroundings));
    if (schema.safeParse(spec).success) return spec;
  }
  return undefined;
}

const models: Partial<Record<AnalysisKind, readonly string[]>> = {
  "scenario-table": ["scenarios"],
  sensitivity: ["scenarios"],
  "impact-table": ["impact-investment"],
};

function startDraft(kind: AnalysisKind, schema: z.ZodObject, chance: Chance, surroundings: Surroundings): Draft {
  const {world, results} = surroundings;
  const times = ["own", ...("waves" in schema.shape ? ["waves"] : []), ...("wave" in schema.shape ? ["wave"] : [])];
  const isRequired = "waves" in schema.shape && !(schema.shape.waves instanceof z.ZodOptional);
  const drawn = chance.any(times);
  const wanted = models[kind];
  const readable = results.filter((result) => wanted?.includes(result.kind) ?? true);
  return {
    ...surroundings,
    chance,
    kind,
    time: isRequired || drawn === "waves" ? "waves" : drawn === "wave" ? "wave" : "own",
    waves: chance.some(world.waves, chance.between(1, 3)).sort((a, b) => a - b),
    taken: new Map(),
    keys: chance.some(["a", "b", "c", "lav"], chance.between(1, 3)),
    read: chance.any(readable),
    present: new Set(),
    used: new Set(),
  };
}

/** How often a key that may be left out is there; a quarter of the times when it is not named. */
const shares: Readonly<Record<string, number>> = {
  by: 0.55,
  total: 0.4,
  where: 0.15,
  population: 0.1,
  published_as: 0.02,
  wave_labels: 0.1,
  groups: 0.15,
  nets: 0.3,
  number: 0.25,
  fact: 0.5,
  reference: 0.15,
  weight: 0.2,
  decimals: 0.15,
  rates: 0.9,
  services: 0.7,
  activities: 0.7,
  gains: 0.7,
  stakeholders: 0.5,
  key: 0.1,
  rows: 0.8,
  label: 0.6,
  blocks: 0.1,
  benchmark: 0.1,
};

const kindShares: Readonly<Partial<Record<AnalysisKind, Readonly<Record<string, number>>>>> = {
  costs: {groups: 0.97, group: 0.99, hours: 0.6, amount: 0.6},
  crosstab: {stars: 0.05},
  entered: {columns: 0.85},
  funnel: {number: 0.03, where: 0.7},
  scenarios: {unit_cost: 0.95, items: 0.05, paid_by: 0.15, saved_by: 0.3},
  agreement: {wave: 0.2},
  judgement: {label: 0.98},
  sensitivity: {parameters: 0.25, low: 0.9, high: 0.9},
};

/** What a key makes no sense without. */
const needs: Readonly<Record<string, string>> = {
  total: "by",
  groups: "by",
  only_nets: "nets",
  wave_labels: "waves",
  stars: "compare",
  panel: "waves",
};

function isThere(key: string, schema: z.ZodType, path: Path, draft: Draft): boolean {
  const {chance, present, kind, time} = draft;
  if (chance.happens(0.01)) return chance.happens(0.5);
  const isOptional =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  if (!isOptional) return true;
  // A number that is written wants its source.
  if (path.length > 0)
    return chance.happens(kindShares[kind]?.[key] ?? (key === "source" ? 0.97 : (shares[key] ?? 0.25)));
  if (key === "waves") return time === "waves";
  if (key === "wave") return time === "wave";
  if (key === "year") return time !== "waves";
  if (key === "set") return chance.happens(0.6);
  if (key === "flags") return !present.has("set");
  if (key === "path") return !present.has("rows");
  if (key === "rows" && kind === "entered") return present.has("columns");
  const need = needs[key];
  const isMissed = need !== undefined && need in (schemas.get(kind)?.shape ?? {}) && !present.has(need);
  return !isMissed && chance.happens(kindShares[kind]?.[key] ?? shares[key] ?? 0.25);
}

function inObject(schema: z.ZodObject, path: Path, draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([key, inner]): [string, unknown][] => {
      const type = asType(inner);
      if (!isThere(key, type, path, draft)) return [];
      if (path.length === 0) draft.present.add(key);
      return [[key, invent(type, [...path, key], draft)]];
    }),
  );
}

function asType(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError("not a schema");
}

function invent(schema: z.ZodType, path: Path, draft: Draft): unknown {
  const {chance} = draft;
  const whole = wholeFor(path, draft);
  if (whole !== undefined) return whole;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return invent(asType(schema.def.innerType), path, draft);
  }
  if (schema instanceof z.ZodNullable) {
    return chance.happens(0.2) ? null : invent(asType(schema.def.innerType), path, draft);
  }
  if (schema instanceof z.ZodPipe) return invent(asType(schema.def.in), path, draft);
  if (schema instanceof z.ZodUnion) return inUnion(schema, path, draft);
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodEnum)
    return path.at(-1) === "test" && chance.happens(0.6) ? "auto" : chance.any(schema.options);
  if (schema instanceof z.ZodBoolean) return chance.happens(0.5);
  if (schema instanceof z.ZodNull) return null;
  if (schema instanceof z.ZodNumber) return numberFor(schema, path, draft);
  if (schema instanceof z.ZodString) return textFor(schema, path, draft);
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => invent(asType(item), path, draft));
  if (schema instanceof z.ZodArray) return inArray(schema, path, draft);
  if (schema instanceof z.ZodRecord) return inRecord(schema, path, draft);
  if (schema instanceof z.ZodObject) return inObject(schema, path, draft);
  throw new TypeError(`${draft.kind} ${path.join(".")}: no value is known for ${schema.def.type}`);
}

/** One of several forms; most numbers are written as such, and lists stand where there are parts. */
function inUnion(schema: z.ZodUnion, path: Path, draft: Draft): unknown {
  const {chance, present, kind} = draft;
  const isMoney = kind === "costs" || kind === "scenarios" || kind === "impact-investment";
  const byScenario = schema.options.map(asType).find((option) => option instanceof z.ZodRecord);
  if (kind === "scenarios" && byScenario !== undefined && chance.happens(0.4)) return invent(byScenario, path, draft);
  const options = schema.options.map(asType);
  const written = options.find((option) => option instanceof z.ZodNumber);
  const list = options.find((option) => option instanceof z.ZodArray);
  if (kind === "costs" && list !== undefined && present.has("parts")) {
    return draft.keys.map(() => numberFor(z.number(), path, draft));
  }
  const [first] = options;
  if (draft.kind === "goals" && path.at(-1) === "attained" && first !== undefined && chance.happens(0.8)) {
    return invent(first, path, draft);
  }
  const isTerm = kind === "impact-investment" && path.at(-1) !== "number" && written === undefined;
  if (isTerm) return invent(asType(chance.happens(0.99) ? (options[1] ?? options[0]) : options[0]), path, draft);
  if (kind === "costs" && list !== undefined) return invent(asType(options[0]), path, draft);
  return invent(
    written !== undefined && chance.happens(isMoney ? 0.9 : 0.6) ? written : asType(chance.any(options)),
    path,
    draft,
  );
}

function inArray(schema: z.ZodArray, path: Path, draft: Draft): unknown[] {
  if (path.at(-1) === "waves") return [...draft.waves];
  const made = Array.from({length: draft.chance.between(1, 4)}, () => invent(asType(schema.def.element), path, draft));
  const distinct = new Map(made.map((value) => [JSON.stringify(value), value]));
  return [...distinct.values()];
}

const divided: readonly string[] = ["shares", "paid_by", "saved_by", "weight"];

/** Keys and values of a record. What is divided on an author's keys sums to the whole. */
function inRecord(schema: z.ZodRecord, path: Path, draft: Draft): Record<string, unknown> {
  const key = path.at(-1) ?? "";
  const names = recordKeys(asType(schema.def.keyType), path, draft);
  if (key === "shares" && draft.kind === "distribution") {
    const parts = (draft.taken.get("items")?.answers ?? []).map(({label}) => label);
    return Object.fromEntries(parts.map((part) => [part, 100 / parts.length]));
  }
  if (divided.includes(key)) return Object.fromEntries(names.map((name) => [name, `1/${names.length}`]));
  return Object.fromEntries(names.map((name) => [name, invent(asType(schema.def.valueType), [...path, "*"], draft)]));
}

function recordKeys(schema: z.ZodType, path: Path, draft: Draft): string[] {
  const {chance} = draft;
  const key = path.at(-1);
  if (key === "wave_labels") return draft.waves.map(String);
  if (key === "values") return draft.time === "waves" ? draft.waves.map(String) : ["2019", "2020", "2021"];
  if (schema instanceof z.ZodEnum) return chance.some(schema.options.map(String), 2);
  if (!(schema instanceof z.ZodString)) throw new TypeError(`${draft.kind} ${path.join(".")}: no key is known`);
  const isOfAuthor =
    schema.safeParse(draft.keys[0]).success && !["nets", "at_least", "cells", "numbers"].includes(key ?? "");
  // What is added to one another must differ: an activity, a service and a gain.
  const prefix = ["activities", "services", "gains", "items"].includes(key ?? "") ? `${key}_` : "";
  if (isOfAuthor && chance.happens(0.98)) return draft.keys.map((name) => prefix + name);
  return [...new Set(Array.from({length: chance.between(1, 2)}, () => textFor(schema, [...path, "*"], draft)))];
}
