import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {AnalysisResult} from "../../src/results/model.ts";
import type {Form} from "./fake-store.ts";
import {run, type World} from "./support.ts";

/** A few people, none of them among them, with the same, odd or no answers at two waves. */
const worlds: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      first: fc.boolean(),
      third: fc.boolean(),
      helbred: fc.constantFrom("1", "2", "3", null),
      later: fc.constantFrom("1", "3", null),
      medicin: fc.constantFrom("1", "2", "9", null),
      farve: fc.constantFrom("1", "2", "3", null),
      trivsel: fc.constantFrom("0", "30", "60", "1e300", null),
      job: fc.constantFrom("1", "2", null),
    }),
    {maxLength: 12},
  )
  .map((people) => ({
    persons: people.map((_, index) => `q${index}`),
    forms: people.flatMap(({first, third, job, later, ...values}, index): Form[] => {
      const person = `q${index}`;
      return [
        ...(first ? [{source: "borger", person, wave: 1, values}] : []),
        ...(third ? [{source: "borger", person, wave: 3, values: {...values, helbred: later}}] : []),
        {source: "forloeb", person, wave: null, values: {job, praktik: job}},
      ];
    }),
  }));

const analyses = `  andring: {kind: change, title: T, waves: [1, 3], panel: true, items: [borger.helbred, borger.medicin, borger.farve]}
  valgte: {kind: change, title: T, waves: [1, 3], panel: true, items: [borger.helbred], where: {borger.helbred@1: Dårligt}}
  tre: {kind: change, title: T, waves: [1, 2, 3], panel: true, items: [borger.helbred]}
  tal: {kind: numbers, title: T, waves: [1, 3], panel: true, items: [borger.trivsel]}
  start: {kind: numbers, title: T, wave: 1, items: [borger.trivsel]}
  kryds: {kind: crosstab, title: T, wave: 1, rows: [borger.helbred, borger.medicin], columns: forloeb.job}
  orden: {kind: crosstab, title: T, wave: 1, rows: [borger.helbred, borger.medicin], columns: borger.helbred@3, test: ordered}
  rang: {kind: crosstab, title: T, wave: 1, rows: borger.helbred, columns: forloeb.job, test: mann-whitney}
  par: {kind: crosstab, title: T, rows: borger.medicin@1, columns: borger.medicin@3}
  maal: {kind: outcome, title: T, items: [{variable: forloeb.job, target: maal}, {variable: forloeb.praktik, target: alt}]}
  kendt: {kind: distribution, title: T, wave: 1, items: [borger.farve], reference: {label: Alle, source: Aftalen, shares: {Rød: 50, Grøn: 50, Blå: 0}}}
  metoder: {kind: methods, title: T}
`;

const fact = (key: string, value: number) => ({key, value, unit: "percent" as const, label: key, source: "Aftalen"});
const facts = {maal: fact("maal", 20), alt: fact("alt", 100)};

/** Every number in a result, wherever it stands. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function printed({notes, tests}: AnalysisResult): string[] {
  return [
    ...notes.map(({text}) => text),
    ...tests.flatMap(({chosen, effects}) => [chosen, ...effects].map((each) => each.printed)),
  ];
}

describe("analyses of odd data", () => {
  it("never throw, and give finite numbers, a p from 0 to 1 with its n, or the reason for none", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const results = await run(analyses, {...world, facts});
        for (const result of Object.values(results)) {
          expect(numbersIn(result).filter((number) => !Number.isFinite(number))).toEqual([]);
          for (const text of printed(result)) expect(text).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
          for (const {chosen, reason} of result.tests) {
            expect(chosen.p).toBeGreaterThanOrEqual(0);
            expect(chosen.p).toBeLessThanOrEqual(1);
            expect(chosen.n).toBeGreaterThan(0);
            expect(reason).not.toBe("");
          }
        }
        for (const key of ["andring", "valgte", "tre", "tal", "kryds", "orden", "rang", "par", "maal", "kendt"]) {
          expect(results[key]?.notes.some(({kind}) => kind === "test")).toBe(true);
        }
      }),
      {numRuns: 150},
    );
  });
});
