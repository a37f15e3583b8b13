import type {Assignment, Attribute, Rule, Value} from "./model.ts";

/** More combinations than this are never listed. */
export const mostCombinations = 60_000;

/**
 * Every combination of the attributes' values that the rules allow, attribute after attribute in their order.
 * @param rules those that name other attributes too are left out of account
 * @returns null when there are more than can be listed
 */
export function combinations(
  attributes: readonly Attribute[],
  rules: readonly Rule[],
  limit = mostCombinations,
): Assignment[] | null {
  const places = new Map(attributes.map(({id}, index) => [id, index]));
  const checks = attributes.map((): ((values: readonly Value[]) => boolean)[] => []);
  for (const rule of rules) {
    const at = rule.attributes.map((id) => places.get(id) ?? -1);
    if (at.includes(-1)) continue;
    checks[Math.max(...at)]?.push((values) => rule.allows(at.map((place) => values[place] ?? "")));
  }
  let partial: Value[][] = [[]];
  for (const [index, {values}] of attributes.entries()) {
    const next: Value[][] = [];
    for (const before of partial) {
      for (const value of values) {
        const grown: Value[] = [...before, value];
        if (checks[index]?.every((check) => check(grown)) !== false) next.push(grown);
      }
      if (next.length > limit) return null;
    }
    partial = next;
  }
  return partial;
}
