import type {Codebook} from "../codebook/model.ts";
import type {DescribedVariable} from "../editions/manifest.ts";

/** The variables of the exports as they are called, with the answers there are to choose among; not those that are derived of others. */
export function describeVariables(codebook: Codebook): DescribedVariable[] {
  return [...codebook].flatMap(([source, {variables}]) =>
    [...variables.values()].flatMap(({name, label, question, scale, derivation}) => {
      if (derivation !== null) return [];
      const answers = scale?.categories.map(({code, label: words}): [string, string] => [code, words]) ?? null;
      return [{source, name, label, question, answers}];
    }),
  );
}
