import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {type UnitsSpec, unitsSpec} from "../../../src/config/units-spec.ts";
import {type CountedUnit, planUnits} from "../../../src/pipeline/units/plan.ts";
import {slugOf} from "../../../src/pipeline/units/slug.ts";

const spec = (given: object): UnitsSpec =>
  unitsSpec.parse({variable: "register.sted", smallest: 10, below: "skip", ...given});

const counted: readonly CountedUnit[] = [
  {code: "1", name: "Ørsted", n: 12},
  {code: "2", name: "Ålborg", n: 30},
  {code: "3", name: "Lille", n: 4},
  {code: "4", name: "Mindre", n: 7},
  {code: "5", name: "Tom", n: 0},
  {code: "6", name: "Ørsted", n: 1},
];

describe("planUnits(…)", () => {
  it("gives units that are large enough a report, and takes answers of one name for one unit", () => {
    const plan = planUnits(spec({}), counted, 2);
    expect(plan.units).toEqual([
      {key: "oersted", name: "Ørsted", n: 13},
      {key: "aalborg", name: "Ålborg", n: 30},
    ]);
    expect(plan.small.map(({name}) => name)).toEqual(["Lille", "Mindre"]);
    expect([plan.isMerged, plan.without]).toEqual([false, 2]);
    expect(plan.groups.find(({key}) => key === "oersted")?.codes).toEqual(["1", "6"]);
  });

  it("merges small ones into one, but not when that is too small as well", () => {
    const merge = {below: "merge", into: "Resten"};
    const plan = planUnits(spec(merge), counted, 0);
    expect(plan.units.at(-1)).toEqual({key: "resten", name: "Resten", n: 11});
    expect(plan.groups.map(({codes}) => codes)).toEqual([["1", "6"], ["2"], ["3", "4"]]);
    const still = planUnits(spec({...merge, smallest: 12}), counted, 0);
    expect(still.isMerged).toBe(false);
    expect(still.units.map(({name}) => name)).toEqual(["Ørsted", "Ålborg"]);
  });

  it("lists units as they are wanted, by the Danish alphabet", () => {
    const names = (order: string) => planUnits(spec({order, smallest: 1}), counted, 0).units.map(({name}) => name);
    expect(names("name")).toEqual(["Lille", "Mindre", "Ørsted", "Ålborg"]);
    expect(names("size")).toEqual(["Ålborg", "Ørsted", "Mindre", "Lille"]);
  });

  it("keeps a unit's folder when another becomes too small", () => {
    const twins = (n: number): CountedUnit[] => [
      {code: "1", name: "Ærø", n},
      {code: "2", name: "Æroe", n: 20},
    ];
    const keyOf = (n: number) => planUnits(spec({}), twins(n), 0).units.find(({name}) => name === "Æroe")?.key;
    expect(keyOf(3)).toBe(keyOf(20));
  });
});

describe("slugOf(name)", () => {
  it.each([
    ["Københavns Kommune", "koebenhavns-kommune"],
    ["../../etc/passwd", "etc-passwd"],
    ["CON", "enhed-con"],
    ["  ", "enhed"],
    ["Brønd\u0000by\n", "broend-by"],
    ["Århus", "aarhus"],
    ["Á-é", "a-e"],
  ])("writes %j as %s", (name, slug) => {
    expect(slugOf(name, new Set())).toBe(slug);
  });

  it("is safe in a path and nobody else's, whatever the names are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: "grapheme", maxLength: 90})), (names) => {
        const taken = new Set(["alle"]);
        const slugs = names.map((name) => slugOf(name, taken));
        expect(taken.size).toBe(names.length + 1);
        for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});
