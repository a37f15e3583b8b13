import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cliqueTree} from "../../../src/simulate/fit/cliques.ts";

const names = ["a", "b", "c", "d", "e", "f", "g"];
const sets = fc.array(fc.uniqueArray(fc.constantFrom(...names), {minLength: 1, maxLength: 3}), {
  minLength: 1,
  maxLength: 9,
});

describe("cliqueTree", () => {
  it("has a group for every set", () => {
    fc.assert(
      fc.property(sets, (wanted) => {
        const cliques = cliqueTree(wanted, () => 2);
        for (const set of wanted) {
          expect(cliques.some(({attributes}) => set.every((id) => attributes.includes(id)))).toBe(true);
        }
      }),
    );
  });

  it("lets what a group shares with all groups before it lie in its parent, so that persons can be put together", () => {
    fc.assert(
      fc.property(sets, (wanted) => {
        const cliques = cliqueTree(wanted, () => 2);
        for (const [place, {attributes, parent, shared}] of cliques.entries()) {
          const before = new Set(cliques.slice(0, place).flatMap((clique) => clique.attributes));
          expect(attributes.filter((id) => before.has(id)).sort()).toEqual([...shared].sort());
          const above = parent === null ? [] : (cliques[parent]?.attributes ?? []);
          expect(shared.every((id) => above.includes(id))).toBe(true);
        }
      }),
    );
  });

  it("keeps apart what has nothing in common", () => {
    expect(cliqueTree([["a", "b"], ["c"]], () => 2).map(({parent}) => parent)).toEqual([null, null]);
  });
});
