/** A group of attributes that people are counted by together, and how it hangs on an earlier group. */
export interface Clique {
  readonly attributes: readonly string[];
  /** The place of the group it hangs on; null for the first of a tree. */
  readonly parent: number | null;
  /** The attributes that both have. */
  readonly shared: readonly string[];
}

/**
 * Divides attributes into overlapping groups so that every set of attributes that is told together lies within one group, and
 * the groups hang together as a tree in which an attribute's groups are neighbours. Whole numbers of persons in each group that
 * agree on what neighbours share can then always be put together to persons (Lauritzen 1996, Graphical Models, chapter 2):
 * group by group, those with the same shared values in any order.
 *
 * The groups come from filling in the graph by least fill, ties by the smallest group.
 * @param sets the attributes of each term and rule
 * @param sizeOf how many values an attribute has
 */
export function cliqueTree(sets: readonly (readonly string[])[], sizeOf: (id: string) => number): Clique[] {
  const neighbours = new Map<string, Set<string>>();
  const at = (id: string) => neighbours.get(id) ?? neighbours.set(id, new Set()).get(id) ?? new Set<string>();
  for (const set of sets) {
    for (const a of set) {
      const near = at(a);
      for (const b of set) if (a !== b) near.add(b);
    }
  }
  const groups: string[][] = [];
  while (neighbours.size > 0) {
    const next = cheapest(neighbours, sizeOf);
    const near = [...(neighbours.get(next) ?? [])];
    const group = [next, ...near];
    for (const a of near) for (const b of near) if (a !== b) neighbours.get(a)?.add(b);
    for (const a of near) neighbours.get(a)?.delete(next);
    neighbours.delete(next);
    if (!groups.some((earlier) => group.every((id) => earlier.includes(id)))) groups.push(group.sort());
  }
  return asTree(groups);
}

function cheapest(neighbours: ReadonlyMap<string, ReadonlySet<string>>, sizeOf: (id: string) => number): string {
  let best = {id: "", fill: Number.POSITIVE_INFINITY, size: Number.POSITIVE_INFINITY};
  for (const [id, near] of neighbours) {
    const list = [...near];
    let fill = 0;
    for (const [index, a] of list.entries()) {
      for (const b of list.slice(index + 1)) if (neighbours.get(a)?.has(b) !== true) fill++;
    }
    const size = [id, ...list].reduce((product, each) => product * sizeOf(each), 1);
    if (fill < best.fill || (fill === best.fill && size < best.size)) best = {id, fill, size};
  }
  return best.id;
}

/** Hangs each group on the one of those hung up that it shares most with: a tree of most shared attributes is what is wanted. */
function asTree(groups: readonly (readonly string[])[]): Clique[] {
  const left = groups.map((attributes) => attributes);
  const hung: Clique[] = [];
  while (left.length > 0) {
    let best = {place: 0, parent: -1, shared: [] as string[]};
    for (const [place, attributes] of left.entries()) {
      for (const [parent, earlier] of hung.entries()) {
        const shared = attributes.filter((id) => earlier.attributes.includes(id));
        if (shared.length > best.shared.length) best = {place, parent, shared};
      }
    }
    const [attributes = []] = left.splice(best.place, 1);
    hung.push({attributes, parent: best.parent === -1 ? null : best.parent, shared: best.shared});
  }
  return hung;
}
