import type {Attribute} from "./model.ts";

const rank = {form: 0, set: 1, answer: 2};

/** Rules speak of parents, so that impossible combinations are seen early when parents come first. */
export function parentsFirst(attributes: readonly Attribute[]): Attribute[] {
  return [...attributes].sort(
    (a, b) =>
      rank[a.role] - rank[b.role] ||
      (a.wave ?? 0) - (b.wave ?? 0) ||
      a.values.length - b.values.length ||
      (a.id < b.id ? -1 : 1),
  );
}
