import {describe, expect, it} from "vitest";
import {associationEffects, changeEffects} from "../../../src/analyses/testing/effects.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";

describe("associationEffects(counts)", () => {
  it("prints Cramér's V with its interval", () => {
    const [effect] = associationEffects([
      [30, 10],
      [20, 40],
    ]);
    expect(effect).toMatchObject({method: "cramers-v", name: "Cramérs V", level: 0.95, printed: "0,41 (0,21-0,60)"});
    expect(effect?.exact).toBeCloseTo(Math.sqrt(50 / 300), 12);
  });

  it("has none for a table that cannot be tested", () => {
    expect(associationEffects([[3, 4]])).toEqual([]);
  });
});

describe("changeEffects(moves, style)", () => {
  it("prints the net change in percentage points, with its interval", () => {
    const [effect] = changeEffects({up: 11, same: 25, down: 2}, defaultNumberStyle);
    expect(effect).toMatchObject({method: "net-change", name: "nettoændring"});
    expect(effect?.exact).toBeCloseTo(9 / 38, 12);
    expect(effect?.printed).toMatch(/^24 procentpoint \(\d+ til \d+\)$/);
  });

  it("has none where nobody answered twice", () => {
    expect(changeEffects({up: 0, same: 0, down: 0}, defaultNumberStyle)).toEqual([]);
  });
});
