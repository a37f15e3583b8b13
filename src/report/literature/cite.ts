import type {Inline} from "../model.ts";
import type {Citation, CitedWork} from "./cited.ts";

/** A blank that keeps a name and its year on one line. */
const unbroken = "\u00a0";

/** "(Bech m.fl. 2003; Topp m.fl. 2015: 12)", or "Bech m.fl. (2003)" in the run of a sentence; each name leads to its entry. */
export function citationText({narrative, pages}: Citation, works: readonly CitedWork[]): Inline[] {
  const at = pages === null ? "" : `: ${pages}`;
  const references = works.map(({id, authors, year}): Inline => {
    const text = narrative ? `${authors}${unbroken}(${year}${at})` : `${authors}${unbroken}${year}`;
    return {kind: "reference", target: id, text};
  });
  if (narrative) return joined(references, ", ", " og ");
  return [{kind: "text", text: "("}, ...joined(references, "; ", "; "), {kind: "text", text: `${at})`}];
}

function joined(inlines: readonly Inline[], between: string, last: string): Inline[] {
  return inlines.flatMap((inline, index): Inline[] => {
    if (index === 0) return [inline];
    return [{kind: "text", text: index === inlines.length - 1 ? last : between}, inline];
  });
}
