import type {Codebook} from "../../codebook/model.ts";
import type {EvaluationSpec, SourceSpec} from "../../config/evaluation.ts";
import type {EvaluationFiles} from "../../config/read-files.ts";
import {parseVariableReference, variableReference} from "../../config/variable-reference.ts";
import {waves} from "../../pipeline/evaluation-parts.ts";

/**
 * The waves at which each source has forms, in their order; none for one row a person. They are those that the source's own
 * `wave` translates, else those that the labels of its variable or the codebook's `simulate` name, else those from the first to the last that
 * analyses of the source speak of, else all.
 */
export function wavesOfSources(
  {evaluation, codebook: file}: EvaluationFiles,
  codebook: Codebook,
): Map<string, number[]> {
  const all = waves(evaluation.value).map(({wave}) => wave);
  return new Map(
    Object.entries(evaluation.value.sources).map(([key, spec]): [string, number[]] => {
      if (spec.wave === undefined) return [key, []];
      const {sources} = file.value;
      const told = Object.hasOwn(sources, key) ? sources[key]?.simulate?.waves : undefined;
      const known =
        translated(spec.wave) ??
        labelled(codebook, key, spec.wave) ??
        (told === undefined ? null : Object.keys(told).map(Number)) ??
        spokenOf(evaluation.value, key);
      const own = known === null ? all : all.filter((wave) => known.includes(wave));
      return [key, own.length === 0 ? all : own];
    }),
  );
}

function translated(wave: NonNullable<SourceSpec["wave"]>): number[] | null {
  if (typeof wave === "string") return null;
  if ("suffix" in wave) return Object.values(wave.suffix);
  return Object.values("file" in wave ? wave.file : wave.values);
}

function labelled(codebook: Codebook, key: string, wave: NonNullable<SourceSpec["wave"]>): number[] | null {
  if (typeof wave !== "string") return null;
  const categories = codebook.get(key)?.variables.get(wave)?.scale?.categories ?? [];
  return categories.length === 0 ? null : categories.map(({code}) => Number(code));
}

/** All waves from the first to the last that analyses of a source name. */
function spokenOf({analyses}: EvaluationSpec, key: string): number[] | null {
  const found: number[] = [];
  for (const spec of Object.values(analyses)) {
    const named: number[] = [];
    let isOfSource = false;
    const look = (value: unknown, name: string): void => {
      if (typeof value === "number" && (name === "wave" || name === "waves")) named.push(value);
      if (typeof value === "string" && variableReference.safeParse(value).success) {
        const {source, wave} = parseVariableReference(value);
        isOfSource ||= source === key;
        if (source === key && wave !== null) found.push(wave);
      }
      if (value === key && name === "sources") isOfSource = true;
      if (typeof value !== "object" || value === null) return;
      for (const [inner, each] of Object.entries(value)) look(each, Array.isArray(value) ? name : inner);
    };
    look(spec, "");
    if (isOfSource) found.push(...named);
  }
  if (found.length === 0) return null;
  const [first, last] = [Math.min(...found), Math.max(...found)];
  return Array.from({length: last - first + 1}, (_, index) => first + index);
}
