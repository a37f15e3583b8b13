import type {z} from "zod";
import type {AnalysisResult, Cell} from "../../../src/results/model.ts";
import {hostileCodes, label} from "./hostile.ts";
import type {Draft} from "./invent-spec.ts";
import {type Known, type Role, referenceOf} from "./world.ts";

type Path = readonly string[];

/** What kind of variable is wanted under a key, by kind of analysis; `*` of any. */
const wanted: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = {
  "*": {
    by: ["group", "set", "unit", "flag"],
    items: ["answers"],
    variable: ["answers"],
    unit: ["unit"],
    layer: ["group"],
  },
  distribution: {items: ["answers", "flag"]},
  battery: {items: ["battery"]},
  numbers: {items: ["number"]},
  outcome: {variable: ["flag"]},
  "paired-means": {items: ["number", "battery"]},
  "individual-change": {items: ["number", "battery"]},
  crossing: {items: ["number", "battery"]},
  transition: {item: ["battery", "answers"]},
  multiple: {set: ["set"], flags: ["flag"]},
  crosstab: {rows: ["answers", "battery", "set"], columns: ["answers", "group", "group", "set"]},
  "time-to-event": {time: ["time", "number"], event: ["flag"]},
  "unit-means": {number: ["number"]},
  series: {number: ["number"], weight: ["time"], year: ["year"]},
  agreement: {first: ["coding", "set"], second: ["coding", "set"]},
  association: {between: ["answers", "number", "flag", "battery"]},
};

function rolesFor(path: Path, draft: Draft): readonly Role[] | undefined {
  for (const byKey of [wanted[draft.kind], wanted["*"]]) {
    const key = path.toReversed().find((part) => byKey !== undefined && Object.hasOwn(byKey, part));
    if (byKey !== undefined && key !== undefined && path.includes("by") === (key === "by")) return byKey[key];
  }
  return undefined;
}

/** A variable of the sort that is wanted there, mostly; and at a wave where nothing else tells it. */
export function reference(path: Path, draft: Draft): string {
  const {chance, world} = draft;
  const roles = path.includes("where") ? (["answers", "flag"] as const) : rolesFor(path, draft);
  const role = roles === undefined || chance.happens(0.01) ? undefined : chance.any(roles);
  const isFollowed = draft.time === "waves" && !path.includes("where") && !path.includes("by");
  const isWrongSource = (known: Known) => isFollowed && known.source === "forloeb";
  const fitting = world.known.filter(
    (known) => (role === undefined || known.roles.includes(role)) && !(isWrongSource(known) && !chance.happens(0.05)),
  );
  // What stands together is mostly of one source, and the two coders use the same answers.
  const together = draft.taken.get("");
  const close = fitting.filter(({source, roles: of}) =>
    draft.kind === "agreement" ? of.includes("set") === together?.roles.includes("set") : source === together?.source,
  );
  const pool = together !== undefined && close.length > 0 && chance.happens(0.8) ? close : fitting;
  const fresh = pool.filter((known) => !draft.used.has(referenceOf(known, 1)));
  const known = chance.any(fresh.length > 0 ? fresh : pool) ?? chance.any(world.known);
  if (known === undefined) return "borger.q1";
  take(known, path, draft);
  const tellsWave = draft.time === "own" || (!isFollowed && chance.happens(0.7)) || chance.happens(0.02);
  return referenceOf(known, tellsWave ? (chance.any(world.waves) ?? 1) : null);
}

function take(known: Known, path: Path, draft: Draft): void {
  draft.taken.set("", known);
  draft.used.add(referenceOf(known, 1));
  for (const key of path) draft.taken.set(key, known);
}

/** The variable whose answers are wanted under each key. */
const answersOf: Readonly<Record<string, readonly string[]>> = {
  groups: ["by"],
  success: ["variable"],
  happened: ["event"],
  chosen: ["flags"],
  nets: ["items", "rows", "set"],
  exclusive: ["set"],
  sort: ["items"],
  collapse: ["rows", "columns"],
  answers: ["variable"],
  of: ["variable"],
  where: ["where"],
};

export function answer(path: Path, draft: Draft): string | undefined {
  const key = path.toReversed().find((part) => Object.hasOwn(answersOf, part));
  if (key === undefined) return undefined;
  const holders = key === "collapse" ? path.filter((part) => part === "rows" || part === "columns") : answersOf[key];
  const known = (holders ?? []).map((holder) => draft.taken.get(holder)).find((found) => found !== undefined);
  const chosen = draft.chance.any(known?.answers ?? []);
  return draft.chance.happens(0.5) ? chosen?.label : chosen?.code;
}

function cells(result: AnalysisResult | undefined): Cell[] {
  return result?.table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells)) ?? [];
}

function address({chance, results, read}: Draft): string | undefined {
  const from = chance.happens(0.7) ? read : chance.any(results);
  const all = cells(from);
  const numeric = all.filter(({kind}) => kind !== "text" && kind !== "empty");
  return chance.any(numeric.length > 0 && chance.happens(0.9) ? numeric : all)?.address;
}

/** Words that lead somewhere, by the key they stand under. */
function named(key: string, path: Path, draft: Draft): string | undefined {
  const {chance, read, keys} = draft;
  switch (key) {
    case "analysis":
      return draft.kind === "composed" || draft.kind === "goals" ? chance.any(draft.results)?.key : read?.key;
    case "cell":
    case "cells":
    case "numbers":
      return address(draft);
    case "block":
    case "blocks":
      return chance.any(read?.table.blocks ?? [])?.key;
    case "row":
    case "rows":
      return path.includes("collapse") ? undefined : chance.any(chance.any(read?.table.blocks ?? [])?.rows ?? [])?.key;
    case "column":
    case "columns":
      if (path[0] === "columns" && (draft.kind === "summary" || draft.kind === "crosstab")) return undefined;
      return chance.any(read?.table.columns ?? [])?.key;
    case "population":
      return chance.one(["alle", "svarede"]);
    case "fact":
      if (draft.kind === "goals") return chance.one(["maal", "antal", "tal"]);
      return chance.happens(0.95) ? "antal" : chance.one(["tal", "maal"]);
    case "target":
      return chance.one(["maal", "maal", "antal", "tal"]);
    case "group":
    case "payer":
      return chance.any(keys);
    case "scenario":
      return chance.any(read?.table.columns ?? [])?.key;
    case "from":
      return keys[0];
    case "sources":
      return chance.happens(0.9) ? "borger" : "forloeb";
    case "path":
      if (draft.kind === "published" && chance.happens(0.95)) return "published.yaml";
      return chance.one(["tal.csv", "published.yaml", "mangler.csv"]);
    case "holds_if":
      return chance.happens(0.95) ? "fact('tal') < 2000000000" : chance.one(["2 < 1", "((", label(chance)]);
    case "verdict":
      return chance.one(["God", "Dårlig"]);
    case "scale":
      return chance.one(["God", "Dårlig", "Ved ikke"]);
    case "result":
    case "evidence":
      return liveText(draft);
    case "parameter": {
      const first = chance.one(["a", "b", "c", "lav"]);
      return chance.one([
        "persons",
        `gains.gains_${first}.probability`,
        `services.services_${first}.unit_cost`,
        `activities.activities_${first}`,
      ]);
    }
    default:
      return undefined;
  }
}

/** Words with a number of another analysis, named in full. */
function liveText({chance, read}: Draft): string {
  const block = chance.any(read?.table.blocks ?? []);
  const row = chance.any(block?.rows ?? []);
  const at = row?.cells.findIndex(({kind}) => kind === "number" || kind === "share") ?? -1;
  const column = read?.table.columns[at];
  if (read === undefined || block === undefined || row === undefined || column === undefined) return label(chance);
  const options = Object.entries({block: block.key, row: row.key, column: column.key});
  const helper = row.cells[at]?.kind === "share" ? "share" : "number";
  const isPlain = options.every(([, value]) => /^[\w@:. -]+$/.test(value));
  if (!isPlain || chance.happens(0.2)) return label(chance);
  return `I alt {{${helper} "${read.key}" ${options.map(([name, value]) => `${name}="${value}"`).join(" ")}}}.`;
}

/** A text under a key: the first that the schema accepts of what would lead somewhere, and what merely looks like it. */
export function textFor(schema: z.ZodString, path: Path, draft: Draft): string {
  const {chance} = draft;
  const key = path.toReversed().find((part) => part !== "*" && !draft.keys.includes(part)) ?? "";
  const accepts = (text: string | undefined) => text !== undefined && schema.safeParse(text).success;
  const isWild = chance.happens(0.01);
  const candidates = [
    ...(isWild ? [label(chance), chance.any(hostileCodes(chance, 1))] : []),
    named(key, path, draft),
    answer(path, draft),
    ...(wantsReference(schema) ? [reference(path, draft)] : []),
    ...(["1/2", "50%"] as const).filter(() => !schema.safeParse("abc").success),
    ...(key === "label" || key === "title" || key === "note" ? [label(chance)] : []),
    ...(path.at(-1) === "*" ? [label(chance)] : []),
    chance.any(draft.keys),
    "a/b/c/d",
    label(chance),
  ];
  return candidates.find(accepts) ?? "x";
}

function wantsReference(schema: z.ZodString): boolean {
  return schema.safeParse("borger.q1@1").success && !schema.safeParse("borger").success;
}

const numbers = [0, 1, 2, 3, 10, 0.5, 0.25, 50, 100, 1500, 150000, 2020, -1, -0.5, 1e9, 1e-7] as const;

/** A number that its schema accepts; at a wave, one of the waves. */
export function numberFor(schema: z.ZodNumber, path: Path, draft: Draft): number | string {
  const {chance} = draft;
  const chosen = answer(path, draft);
  if (chosen !== undefined && !path.includes("cut")) return Number.isInteger(Number(chosen)) ? Number(chosen) : chosen;
  if (path.at(-1) === "label" || path.at(-1) === "labels") return 100 + chance.below(1000);
  if (draft.kind === "impact-investment" && path.includes("persons") && chance.happens(0.95)) return 10;
  if (path.at(-1) === "wave") return chance.happens(0.02) ? 9 : (chance.any(draft.waves) ?? 1);
  const isMoney = ["costs", "scenarios", "impact-investment", "funnel", "flow"].includes(draft.kind);
  const accepted = numbers.filter((number) => schema.safeParse(number).success && !(isMoney && number < 0));
  const isShare = path.includes("probability") || path.includes("share_of_value");
  if (isShare && chance.happens(0.97)) return chance.one([0, 0.25, 0.5, 1, 1e-7]);
  // A share from 0 to 1 is what most numbers of models are.
  const small = accepted.filter((number) => number >= 0 && number <= 3);
  return chance.any(chance.happens(0.6) && small.length > 0 ? small : accepted) ?? 0.5;
}
