import type {Codebook} from "../codebook/model.ts";
import {
  parseVariableReference,
  referenceTo,
  variableReference,
  writeVariableReference,
} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";

/** A variable or a question with several answers, as somebody has named it on the command line. */
export interface NamedVariable {
  readonly source: string;
  readonly name: string;
  readonly isSet: boolean;
  /** The wave that is named with it; null for the table's own. */
  readonly wave: number | null;
  /** As an analysis names it. */
  readonly reference: string;
}

const withWave = /^(.+)@(\d+)$/u;

/**
 * What `psykhelb`, `borger.psykhelb` or `borger.psykhelb@3` is. A name without a source is looked for in all of them.
 * @param wanted the only source to look in; all when undefined
 * @throws CliError (usage) with the nearest name when there is none, or several sources have it
 */
export function namedVariable(codebook: Codebook, text: string, wanted: string | undefined): NamedVariable {
  const whole = wholeReference(codebook, text);
  if (whole !== null) return whole;
  const sources = wanted === undefined ? [...codebook.keys()] : [knownSource(codebook, wanted)];
  const [, name = text, wave] = withWave.exec(text) ?? [];
  const found = sources.flatMap((source) => {
    const own = nameIn(codebook, source, name);
    return own === null ? [] : [{source, ...own}];
  });
  const [first, second] = found;
  if (first === undefined) throw unknownVariable(codebook, sources, name);
  if (second !== undefined) {
    throw new CliError("usage", `Both "${first.source}" and "${second.source}" have a variable "${name}".`, {
      hint: `Write ${referenceTo(first.source, first.name)} or ${referenceTo(second.source, second.name)}, or add --source.`,
    });
  }
  return named(first.source, first, wave === undefined ? null : Number(wave));
}

/**
 * The variables of a list with commas, in which names may hold commas themselves: the longest piece that is a name is one.
 * @throws CliError (usage) as `namedVariable` does
 */
export function namedVariables(codebook: Codebook, text: string, wanted: string | undefined): NamedVariable[] {
  const parts = text.split(",");
  const found: NamedVariable[] = [];
  for (let start = 0; start < parts.length; ) {
    const ends = parts.map((_, index) => parts.length - index).filter((end) => end > start);
    const pieceTo = (end: number) => parts.slice(start, end).join(",").trim();
    const end = ends.find((each) => isNamed(codebook, pieceTo(each), wanted)) ?? start + 1;
    found.push(namedVariable(codebook, pieceTo(end), wanted));
    start = end;
  }
  return found;
}

/** Whether some source has a variable or a question of that name. */
export function isNamed(codebook: Codebook, text: string, wanted: string | undefined): boolean {
  if (wholeReference(codebook, text) !== null) return true;
  const [, name = text] = withWave.exec(text) ?? [];
  return [...codebook.keys()].some(
    (source) => (wanted ?? source) === source && nameIn(codebook, source, name) !== null,
  );
}

function wholeReference(codebook: Codebook, text: string): NamedVariable | null {
  if (!variableReference.safeParse(text).success) return null;
  const {source, variable, wave} = parseVariableReference(text);
  const own = codebook.has(source) ? nameIn(codebook, source, variable) : null;
  return own === null ? null : named(source, own, wave);
}

function named(source: string, {name, isSet}: OwnName, wave: number | null): NamedVariable {
  return {source, name, isSet, wave, reference: writeVariableReference({source, variable: name, wave})};
}

interface OwnName {
  readonly name: string;
  readonly isSet: boolean;
}

/** Case matters only where two names differ by nothing else. A dropped variable is named too, for the analysis to tell of it. */
function nameIn(codebook: Codebook, source: string, text: string): OwnName | null {
  const described = codebook.get(source);
  if (described === undefined) return null;
  const {variables, sets, dropped} = described;
  if (variables.has(text) || dropped.has(text)) return {name: text, isSet: false};
  if (sets.has(text)) return {name: text, isSet: true};
  const same = (name: string) => name.toLowerCase() === text.toLowerCase();
  const near = [
    ...[...variables.keys()].filter(same).map((name) => ({name, isSet: false})),
    ...[...sets.keys()].filter(same).map((name) => ({name, isSet: true})),
  ];
  return near.length === 1 ? (near[0] ?? null) : null;
}

function knownSource(codebook: Codebook, source: string): string {
  if (codebook.has(source)) return source;
  throw new CliError("usage", `There is no source "${source}".`, {
    hint: didYouMean(source, codebook.keys(), "sources"),
  });
}

function unknownVariable(codebook: Codebook, sources: readonly string[], name: string): CliError {
  const names = sources.flatMap((source) => {
    const described = codebook.get(source);
    return described === undefined ? [] : [...described.variables.keys(), ...described.sets.keys()];
  });
  const where = sources.length === 1 ? `Source "${sources[0]}" has` : "No source has";
  return new CliError(
    "usage",
    sources.length === 1 ? `${where} no variable "${name}".` : `${where} a variable "${name}".`,
    {
      hint: didYouMean(name, new Set(names), "variables"),
    },
  );
}
