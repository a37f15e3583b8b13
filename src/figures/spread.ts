/** Blocks stay between these, in pixels from the top, as far as there is room for them. */
export interface Bounds {
  readonly top: number;
  readonly bottom: number;
}

/** Moves blocks apart, each as little as it takes: those that touch move as one, about the middle of where they would be. */
export function spread<Block extends {readonly middle: number; readonly height: number}>(
  blocks: readonly Block[],
  bounds: Bounds = {top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY},
): Block[] {
  const within = (middle: number, height: number) =>
    Math.max(bounds.top + height / 2, Math.min(bounds.bottom - height / 2, middle));
  let clusters = blocks.map((block) => {
    return {blocks: [block], middle: within(block.middle, block.height), height: block.height};
  });
  for (let moved = true; moved; ) {
    moved = false;
    const merged: typeof clusters = [];
    for (const cluster of clusters) {
      const before = merged.at(-1);
      if (before === undefined || before.middle + before.height / 2 <= cluster.middle - cluster.height / 2 + 1e-6) {
        merged.push(cluster);
        continue;
      }
      const together = [...before.blocks, ...cluster.blocks];
      const height = before.height + cluster.height;
      const middle = together.reduce((sum, block) => sum + block.middle, 0) / together.length;
      merged[merged.length - 1] = {blocks: together, middle: within(middle, height), height};
      moved = true;
    }
    clusters = merged;
  }
  return clusters.flatMap((cluster) => {
    let top = cluster.middle - cluster.height / 2;
    return cluster.blocks.map((block) => {
      const middle = top + block.height / 2;
      top += block.height;
      return {...block, middle};
    });
  });
}
