import {answeredName} from "../../codebook/lookup.ts";
import type {AnalysisSpec} from "../../config/analysis-specs.ts";
import type {EvaluationSpec} from "../../config/evaluation.ts";
import {parseVariableReference, variableReference} from "../../config/variable-reference.ts";
import {listOf} from "../print/danish.ts";
import {own} from "../resolve/own.ts";
import {hasUnmatchedForms} from "../resolve/rounds.ts";
import type {Look} from "./look.ts";

/** A population, a source of other persons, and the analyses that use them together. */
interface Strangers {
  readonly population: string;
  readonly source: string;
  readonly analyses: readonly string[];
}

/** What the persons of a source need to be known by. */
type StoreLook = Pick<Look, "evaluation"> & {readonly context: Pick<Look["context"], "store">};

/**
 * Tells of analyses that count the wrong population: nobody of it is in a source that they use, so their tables are empty;
 * or it has other ids and a population of its own, so that persons may only meet by chance.
 * @returns Danish sentences
 */
export async function strangerWarnings(look: Look): Promise<string[]> {
  const {evaluation} = look;
  const told = await Promise.all(
    usedTogether(look).map(async (used) => {
      if (await areStrangers(look, used.population, used.source)) return [emptyWarning(evaluation, used)];
      return haveOtherIds(evaluation, used.population, used.source) ? [chanceWarning(evaluation, used)] : [];
    }),
  );
  return told.flat();
}

/** Whether a source is of the evaluation's own population: not of other persons, as far as can be seen. */
export async function isOfPopulation(look: StoreLook, source: string): Promise<boolean> {
  const {population} = look.evaluation;
  return !haveOtherIds(look.evaluation, population, source) && !(await areStrangers(look, population, source));
}

/** Whether a source has populations of its own, and its rows other ids than a population's persons. */
function haveOtherIds(evaluation: EvaluationSpec, population: string, source: string): boolean {
  const home = own(evaluation.populations, population)?.source ?? source;
  if (home === source || populationsOf(evaluation, source).length === 0) return false;
  return own(evaluation.sources, home)?.id !== own(evaluation.sources, source)?.id;
}

/**
 * Whether a source has rows, but none of a population's persons. Where every row is a person of its own (`id: $row`), these
 * are the persons of no other source, even if their numbers are.
 */
async function areStrangers(
  {evaluation, context: {store}}: StoreLook,
  population: string,
  source: string,
): Promise<boolean> {
  const home = own(evaluation.populations, population)?.source;
  const report = store.sources.find(({key}) => key === source);
  const size = store.populations.find(({key}) => key === population)?.size ?? 0;
  if (home === undefined || home === source || report === undefined || report.kept === 0 || size === 0) return false;
  if (hasUnmatchedForms(evaluation, source) || hasUnmatchedForms(evaluation, home)) return true;
  const waves = report.waves.length === 0 ? [null] : report.waves.flatMap(({wave, count}) => (count > 0 ? [wave] : []));
  const by = waves.map((wave) => ({source, variable: answeredName, wave}));
  const rows = await store.counts({population, where: [], panel: null, by});
  return rows.every(({answers}) => answers.every(({code}) => code !== "1"));
}

/** The populations of a source, those with all its persons first. */
export function populationsOf({populations}: Pick<EvaluationSpec, "populations">, source: string): string[] {
  const fitting = Object.entries(populations).filter(([, population]) => population.source === source);
  const size = ([, {where}]: (typeof fitting)[number]) => Object.keys(where).length;
  return fitting.toSorted((a, b) => size(a) - size(b)).map(([key]) => key);
}

function emptyWarning(evaluation: EvaluationSpec, {population, source, analyses}: Strangers): string {
  const who = `Ingen i populationen ${population} har rækker i kilden ${source}`;
  const where = `som ${analyses.length === 1 ? "analysen" : "analyserne"} ${listOf(analyses)} bruger`;
  const fitting = populationsOf(evaluation, source);
  return `${who}, ${where}. ${
    fitting.length === 0 ? `Kilden ${source} har ingen population: Skriv en under populations.` : meant(fitting)
  }`;
}

function chanceWarning(evaluation: EvaluationSpec, {population, source, analyses}: Strangers): string {
  const what = `${analyses.length === 1 ? "Analysen" : "Analyserne"} ${listOf(analyses)} tæller populationen ${population} i kilden ${source}`;
  const why = "der har et andet id og sin egen population, så personerne måske ikke er de samme";
  return `${what}, ${why}. ${meant(populationsOf(evaluation, source))}`;
}

function meant(populations: readonly string[]): string {
  return `Mente du population: ${populations.join(" eller ")}?`;
}

/** Each population with each source that analyses use for it. */
function usedTogether({evaluation, context}: Look): Strangers[] {
  const found = new Map<string, Strangers>();
  for (const [analysis, spec] of Object.entries(evaluation.analyses)) {
    const population = populationOf(spec, evaluation);
    if (population === null) continue;
    const isVariable = (text: string) => {
      if (!variableReference.safeParse(text).success) return false;
      const {source, variable} = parseVariableReference(text);
      const described = context.codebook.get(source);
      return described?.variables.has(variable) === true || described?.sets.has(variable) === true;
    };
    const references = textsIn(spec).filter(isVariable);
    const named = spec.kind === "response" ? spec.sources : [];
    for (const source of new Set([...references.map((text) => parseVariableReference(text).source), ...named])) {
      const key = `${population} ${source}`;
      found.set(key, {population, source, analyses: [...(found.get(key)?.analyses ?? []), analysis]});
    }
  }
  return [...found.values()];
}

/** Null for what counts no population of its own. */
function populationOf(spec: AnalysisSpec, evaluation: EvaluationSpec): string | null {
  return "dont_know" in spec ? (spec.population ?? evaluation.population) : null;
}

/** All keys and values of a spec that are texts. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)]);
}
