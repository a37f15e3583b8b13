import {answersHint, findVariable} from "../../codebook/lookup.ts";
import type {Category, Codebook, Variable} from "../../codebook/model.ts";
import type {EvaluationFiles} from "../../config/read-files.ts";
import type {UnitsSpec} from "../../config/units-spec.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import {CliError, type Place} from "../../errors/cli-error.ts";
import type {Division, Store, UnitVariable, VariableAt, WholeStore} from "../../store/model.ts";
import {namesUnit, namesVariable, unitName} from "./names-unit.ts";
import {type CountedUnit, planUnits, type Unit, type UnitPlan} from "./plan.ts";

/** What is counted, and what its variables are. */
export interface Counted {
  readonly store: Store;
  readonly codebook: Codebook;
}

/** Whom a report is about. */
export interface ReportUnit {
  readonly name: string;
  /** Everybody, with a variable that tells the unit from the others; null where no analysis wants it. */
  readonly compared: Counted | null;
}

/** The units of an evaluation whose data are loaded. */
export interface LoadedUnits {
  readonly spec: UnitsSpec;
  readonly plan: UnitPlan;
  readonly prints: Division["prints"];
  /** One unit's data, which `close` forgets. */
  readonly part: (unit: Unit) => Promise<Counted & {readonly unit: ReportUnit; readonly close: () => Promise<void>}>;
  /** Whom the report for all is about. */
  readonly all: ReportUnit;
}

/**
 * Sorts the persons of an evaluation by unit.
 * @throws CliError (config) for a variable that cannot tell units, (data) when no unit is large enough
 */
export async function loadUnits(
  files: EvaluationFiles,
  spec: UnitsSpec,
  {store, codebook}: {readonly store: WholeStore; readonly codebook: Codebook},
): Promise<LoadedUnits> {
  const {value, placeOf} = files.evaluation;
  const by = unitVariable(files, spec, codebook);
  const counted = await countUnits(store, value.population, by);
  const plan = planUnits(spec, counted.units, counted.without);
  if (spec.below === "merge") refuseTakenName(spec.into, counted.units, placeOf(["units", "into"]));
  const isCompared = refuseComparisons(files, plan, by.at);
  const division = await store.divide(by.at, plan.groups);
  const compared = async (categories: readonly UnitCategory[]): Promise<Counted | null> => {
    if (!isCompared) return null;
    const variable: UnitVariable = {name: unitName, groups: categories};
    const wider = withUnitVariable(codebook, spec, categories, placeOf(["units"]));
    return {codebook: wider, store: await division.compared(wider, variable)};
  };
  return {
    spec,
    plan,
    prints: division.prints,
    all: {name: spec.all, compared: await compared(everyUnit(spec, plan))},
    part: async (unit) => {
      const own = await division.part(unit.key, `Kun de rækker fra ${unit.name}, der tæller med, er opgjort her.`);
      const others = plan.groups.filter(({key}) => key !== unit.key).map(({key}) => key);
      const everybody = await compared([
        {code: "unit", label: unit.name, keys: [unit.key]},
        {code: "rest", label: spec.rest, keys: others},
      ]);
      return {
        store: own,
        codebook,
        unit: {name: unit.name, compared: everybody},
        close: async () => {
          await everybody?.store.close();
          await own.close();
        },
      };
    },
  };
}

interface UnitCategory {
  readonly code: string;
  readonly label: string;
  readonly keys: readonly string[];
}

/** In the report for all, each unit is a group of its own, and those without a report are one. */
function everyUnit(spec: UnitsSpec, {units, groups}: UnitPlan): UnitCategory[] {
  const own = new Set(units.map(({key}) => key));
  const others = groups.filter(({key}) => !own.has(key)).map(({key}) => key);
  return [
    ...units.map(({key, name}) => ({code: key, label: name, keys: [key]})),
    ...(others.length === 0 ? [] : [{code: "rest", label: spec.rest, keys: others}]),
  ];
}

/** @throws CliError (config) for a variable without answers to choose among, and for one of several waves without its wave */
function unitVariable(
  files: EvaluationFiles,
  spec: UnitsSpec,
  codebook: Codebook,
): {at: VariableAt; variable: Variable} {
  const {value, placeOf} = files.evaluation;
  const place = placeOf(["units", "variable"]);
  const {source, variable: name, wave} = parseVariableReference(spec.variable);
  const variable = findVariable(codebook, source, name, place);
  if (variable.scale === null) {
    throw new CliError("config", `${spec.variable} is a ${variable.kind} variable and tells no units.`, {
      place,
      hint: answersHint(variable),
    });
  }
  const hasWaves = value.sources[source]?.wave !== undefined;
  if (hasWaves === (wave === null)) {
    throw new CliError("config", `${spec.variable} ${hasWaves ? "is of several waves" : "has no waves"}.`, {
      place,
      hint: hasWaves
        ? `Say which one tells a person's unit: ${spec.variable}@1.`
        : "Leave the wave out: the source has one row a person.",
    });
  }
  return {at: {source, variable: name, wave}, variable};
}

async function countUnits(
  store: Store,
  population: string,
  {at, variable}: {readonly at: VariableAt; readonly variable: Variable},
): Promise<{units: CountedUnit[]; without: number}> {
  const rows = await store.counts({population, where: [], panel: null, by: [at]});
  const counts = new Map(rows.map(({answers: [answer], n}) => [answer?.code ?? null, n]));
  const units = (variable.scale?.categories ?? [])
    .filter(({missing}) => missing === null)
    .map(({code, label}) => ({code, name: label.trim() === "" ? code : label, n: counts.get(code) ?? 0}));
  const inUnits = units.reduce((sum, {n}) => sum + n, 0);
  return {units, without: rows.reduce((sum, {n}) => sum + n, 0) - inUnits};
}

function refuseTakenName(into: string, units: readonly CountedUnit[], place: Place): void {
  if (!units.some(({name}) => name === into)) return;
  throw new CliError("config", `There is a unit "${into}" already.`, {
    place,
    hint: "Give the smaller ones together another name.",
  });
}

/**
 * Whether some analysis compares units.
 * @throws CliError (config) when that would show another unit's numbers
 */
function refuseComparisons({evaluation}: EvaluationFiles, {groups}: UnitPlan, by: VariableAt): boolean {
  const compared = Object.entries(evaluation.value.analyses).filter(([, spec]) => namesUnit(spec));
  for (const [key, spec] of compared) {
    const place = evaluation.placeOf(["analyses", key]);
    if (namesVariable(spec, ({source, variable}) => source === by.source && variable === by.variable)) {
      throw new CliError("config", `"${key}" would show each unit's numbers in every unit's report.`, {
        place,
        hint: `Name either ${unitName} or ${by.source}.${by.variable}.`,
      });
    }
    if (groups.length < 3) {
      throw new CliError("config", `"${key}" compares a unit with the others, which are one other unit.`, {
        place,
        hint: "With two units, the rest of the one is the other: leave the comparison out.",
      });
    }
  }
  return compared.length > 0;
}

function withUnitVariable(
  codebook: Codebook,
  {name}: UnitsSpec,
  categories: readonly UnitCategory[],
  place: Place,
): Codebook {
  const scale = {
    key: null,
    best: null,
    categories: categories.map(({code, label}): Category => ({code, label, missing: null})),
  };
  return new Map(
    [...codebook].map(([source, described]) => {
      const variable: Variable = {
        source,
        name: unitName,
        label: name,
        question: name,
        kind: "categorical",
        scale,
        unit: null,
        askedAt: null,
        derivation: null,
        option: null,
        place,
      };
      return [source, {...described, variables: new Map(described.variables).set(unitName, variable)}];
    }),
  );
}
