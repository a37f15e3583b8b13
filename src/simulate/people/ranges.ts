import type {Codebook, Variable} from "../../codebook/model.ts";
import type {CodebookFile, VariableSpec} from "../../config/codebook-file.ts";

/** From which number to which a variable goes, in what steps. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** The range of a number variable: as codebook.yaml tells, else as its bands or its unit let guess. */
export type RangeOf = (variable: Variable) => Range;

/** Numbers are told apart up to this many; wider ranges are taken in larger steps. */
const mostNumbers = 150;

const rangesOfUnits: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["år", [18, 66]],
  ["point", [0, 100]],
  ["timer", [1, 37]],
  ["dage", [1, 180]],
  ["måneder", [1, 24]],
  ["kr.", [0, 100_000]],
]);

/**
 * How far numbers go.
 * @param printed what is known of a variable from printed smallest and largest values, by `source.variable`
 */
export function rangesOf(
  codebook: Codebook,
  file: CodebookFile,
  printed: ReadonlyMap<string, readonly number[]> = new Map(),
): RangeOf {
  return (variable) => {
    const hints = simulateHints(file, variable);
    const known = printed.get(`${variable.source}.${variable.name}`) ?? [];
    const [from, to] = limitsOf(codebook, variable, hints);
    const low = numberOf(hints?.from) ?? Math.min(...(known.length > 0 ? known : [from]));
    const high = numberOf(hints?.to) ?? Math.max(...(known.length > 0 ? known : [to]), low);
    const smallest = Math.floor(low);
    const largest = Math.ceil(high);
    return {from: smallest, to: largest, step: Math.max(1, Math.ceil((largest - smallest) / mostNumbers))};
  };
}

export function simulateHints(
  file: CodebookFile,
  {source, name}: Pick<Variable, "source" | "name">,
): Hints | undefined {
  const variables = Object.hasOwn(file.sources, source) ? file.sources[source]?.variables : undefined;
  return variables !== undefined && Object.hasOwn(variables, name) ? variables[name]?.simulate : undefined;
}

export type Hints = NonNullable<VariableSpec["simulate"]>;

/** What `from` and `to` say of a number; nothing when they are dates. */
export function numberOf(end: Hints["from"]): number | undefined {
  return typeof end === "number" ? end : undefined;
}

function limitsOf(codebook: Codebook, variable: Variable, hints: Hints | undefined): readonly [number, number] {
  const bands = bandsOn(codebook, variable);
  const ends = bands.flatMap(({from, to}) => [from, to].filter((end) => end !== null));
  const fallback = rangesOfUnits.get(variable.unit ?? "") ?? [0, 10];
  if (ends.length > 0) {
    const width = Math.max(1, Math.ceil((Math.max(...ends) - Math.min(...ends)) / 2));
    const isOpenBelow = bands.some(({from}) => from === null);
    const isOpenAbove = bands.some(({to}) => to === null);
    return [
      isOpenBelow ? Math.min(fallback[0], Math.min(...ends)) : Math.min(...ends),
      isOpenAbove ? Math.max(Math.min(fallback[1], Math.max(...ends) + width), Math.max(...ends)) : Math.max(...ends),
    ];
  }
  if (hints?.mean !== undefined && hints.sd !== undefined) {
    return [Math.max(0, hints.mean - 3 * hints.sd), hints.mean + 3 * hints.sd];
  }
  return fallback;
}

function bandsOn(codebook: Codebook, {source, name}: Variable) {
  return [...(codebook.get(source)?.variables.values() ?? [])].flatMap(({derivation}) =>
    derivation?.kind === "bands" && derivation.of === name ? derivation.bands : [],
  );
}
