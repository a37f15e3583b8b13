import {findVariable} from "../../../codebook/lookup.ts";
import type {Category} from "../../../codebook/model.ts";
import {parseVariableReference, referenceTo} from "../../../config/variable-reference.ts";
import {CliError, type Place} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import type {VariableAt} from "../../../store/model.ts";
import {upperFirst} from "../../print/danish.ts";
import {own} from "../../resolve/own.ts";
import {knownWave, sourceOf} from "../../resolve/waves.ts";
import {totalKey} from "../../table/category-rows.ts";
import {placeIn, type Task} from "../../task.ts";

/** A source as a column: whose persons are counted, and by which variable, at each of its waves. */
export interface PresenceSource {
  readonly key: string;
  readonly label: string;
  readonly source: string;
  readonly population: string;
  readonly units: readonly VariableAt[];
  /** The answers that are units. */
  readonly categories: readonly Category[];
}

/** @throws CliError (config) for unknown sources, variables, waves or populations, or a source with no one population */
export function resolveSources(task: Task<"presence">): PresenceSource[] {
  const {spec, evaluation, context} = task;
  return Object.entries(spec.sources).map(([key, {unit, label, population}]): PresenceSource => {
    const place = placeIn(task, "sources", key, "unit");
    if (key === totalKey) {
      throw new CliError("config", `A source cannot be called "${totalKey}"; the last column is.`, {
        place: placeIn(task, "sources", key),
        hint: "Give it another key.",
      });
    }
    const reference = parseVariableReference(unit);
    const {name, wave} = sourceOf(evaluation, reference.source, place);
    const variable = findVariable(context.codebook, reference.source, reference.variable, place);
    if (variable.kind !== "categorical" || variable.scale === null) {
      const written = referenceTo(reference.source, reference.variable);
      throw new CliError("config", `${written} is a ${variable.kind} variable, and units are answers.`, {
        place,
        hint: "Name a variable with answers, or give it some in codebook.yaml.",
      });
    }
    return {
      key,
      label: label ?? upperFirst(name),
      source: reference.source,
      population: populationFor(task, key, reference.source, population),
      units: wavesOf(task, reference.wave, wave !== undefined, place).map((each) => ({
        source: reference.source,
        variable: reference.variable,
        wave: each,
      })),
      categories: variable.scale.categories.filter(({missing}) => missing === null),
    };
  });
}

function wavesOf(task: Task<"presence">, written: number | null, hasWaves: boolean, place: Place): (number | null)[] {
  const {evaluation} = task;
  if (!hasWaves) {
    if (written === null) return [null];
    throw new CliError("config", "The source has no waves.", {place, hint: "Take the wave out."});
  }
  if (written !== null) return [knownWave(evaluation, {wave: written, place})];
  return Object.keys(evaluation.waves).map(Number);
}

/** The population that an author names, else the one whose rows are those of the source. */
function populationFor(task: Task<"presence">, key: string, source: string, written: string | undefined): string {
  const {populations} = task.evaluation;
  if (written !== undefined) {
    if (own(populations, written) !== undefined) return written;
    throw new CliError("config", `There is no population "${written}".`, {
      place: placeIn(task, "sources", key, "population"),
      hint: didYouMean(written, Object.keys(populations), "populations"),
    });
  }
  const fitting = Object.entries(populations).filter(([, population]) => population.source === source);
  const whole = fitting.filter(([, {where}]) => Object.keys(where).length === 0);
  const [only, ...others] = whole.length > 0 ? whole : fitting;
  if (only !== undefined && others.length === 0) return only[0];
  const problem = only === undefined ? "no population is" : "several populations are";
  throw new CliError("config", `It is not said who of source "${source}" is counted: ${problem} of it.`, {
    place: placeIn(task, "sources", key),
    hint: only === undefined ? `Write one under populations with source: ${source}.` : "Name one as population.",
  });
}
