import type {SourceCodebook, Variable} from "../../codebook/model.ts";

/** The variables of an export that a variable is made of in the end; itself when it is not derived. */
export function rootsOf(variable: Variable, codebook: SourceCodebook | undefined): readonly string[] {
  const {derivation, name} = variable;
  if (derivation === null) return [name];
  return [derivation.of].flat().flatMap((part) => {
    const found = codebook?.variables.get(part);
    return found === undefined ? [part] : rootsOf(found, codebook);
  });
}
