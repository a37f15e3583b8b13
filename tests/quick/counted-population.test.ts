import {expect, it} from "vitest";
import {countedPopulation} from "../../src/quick/counted-population.ts";

it("countedPopulation(population) counts in the plural, and one as one of the group", () => {
  expect(countedPopulation({label: "borgere", size: 1200})).toBe("1.200 borgere");
  expect(countedPopulation({label: "borgere", size: 0})).toBe("0 borgere");
  expect(countedPopulation({label: "borgere i job", size: 1})).toBe("1 i gruppen »borgere i job«");
});
