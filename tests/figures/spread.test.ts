import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {spread} from "../../src/figures/spread.ts";

const blocks = fc.array(
  fc.record({middle: fc.double({min: 0, max: 300, noNaN: true}), height: fc.double({min: 5, max: 40, noNaN: true})}),
  {maxLength: 12},
);
const inOrder = (list: readonly {readonly middle: number; readonly height: number}[]) =>
  [...list].sort((a, b) => a.middle - b.middle);

describe("spread", () => {
  it("leaves no two blocks over each other, in the order they came", () => {
    fc.assert(
      fc.property(blocks, (list) => {
        const placed = spread(inOrder(list));
        for (const [index, block] of placed.entries()) {
          const before = placed[index - 1];
          if (before === undefined) continue;
          expect(before.middle + before.height / 2).toBeLessThanOrEqual(block.middle - block.height / 2 + 1e-4);
        }
      }),
    );
  });

  it("keeps blocks inside the bounds when there is room for them all", () => {
    fc.assert(
      fc.property(blocks, (list) => {
        const needed = list.reduce((sum, {height}) => sum + height, 0);
        const bounds = {top: 0, bottom: Math.max(300, needed)};
        for (const {middle, height} of spread(inOrder(list), bounds)) {
          expect(middle - height / 2).toBeGreaterThanOrEqual(bounds.top - 1e-4);
          expect(middle + height / 2).toBeLessThanOrEqual(bounds.bottom + 1e-4);
        }
      }),
    );
  });

  it("does not move blocks that have room", () => {
    const apart = [
      {middle: 10, height: 10},
      {middle: 40, height: 10},
    ];
    expect(spread(apart)).toEqual(apart);
  });
});
