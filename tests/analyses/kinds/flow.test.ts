import {describe, expect, it} from "vitest";
import {analyse, failure, grid} from "../support.ts";

const flow = (nodes: string) => `{kind: flow, title: T, nodes: {${nodes}}}`;

describe("flow", () => {
  it("puts branches under the node they come from, with shares of it and of all", async () => {
    const result = await analyse(
      flow(`alle: {label: Alle}, praktik: {label: I praktik, from: alle, where: {forloeb.praktik: Ja}},
        job: {label: I job, from: praktik, where: {forloeb.job: Ja}}, ikke: {label: Uden praktik, from: alle, rest: true}`),
    );
    expect(grid(result)).toEqual([
      ["Alle", "8", "–", "100"],
      ["I praktik", "2", "25", "25"],
      ["I job", "1", "50", "13"],
      ["Uoplyst", "1", "50", "13"],
      ["Uden praktik", "6", "75", "75"],
    ]);
    expect(result.flow).toEqual([
      {from: "alle", to: "praktik"},
      {from: "praktik", to: "job"},
      {from: "praktik", to: "praktik:rest"},
      {from: "alle", to: "ikke"},
    ]);
    expect(result.table.blocks[0]?.rows.map(({role}) => role)).toEqual([
      "category",
      "category",
      "sub",
      "sub",
      "category",
    ]);
  });

  it("takes numbers from elsewhere: 176 in contact, 42 in the effort, and the others as 81, 45 and 8", async () => {
    const result = await analyse(
      flow(`kontakt: {label: Kontaktet, number: 176}, indsats: {label: Fik indsats, from: kontakt, number: 42},
        andre: {label: Fik den ikke, from: kontakt, number: 134}, nej: {label: Ønskede ikke, from: andre, number: 81},
        videre: {label: Henvist videre, from: andre, number: 45}`),
    );
    expect(grid(result).map(([label, count, share]) => [label, count, share])).toEqual([
      ["Kontaktet", "176", "–"],
      ["Fik indsats", "42", "24"],
      ["Fik den ikke", "134", "76"],
      ["Ønskede ikke", "81", "60"],
      ["Henvist videre", "45", "34"],
      ["Uoplyst", "8", "6"],
    ]);
  });

  it("says how deep a branch of a branch of a branch stands", async () => {
    const result = await analyse(
      flow(`a: {label: A, number: 9}, b: {label: B, from: a, number: 9}, c: {label: C, from: b, number: 9},
        d: {label: D, from: c, number: 9}`),
    );
    expect(result.table.blocks[0]?.rows.map(({role, depth}) => [role, depth])).toEqual([
      ["category", undefined],
      ["category", undefined],
      ["sub", undefined],
      ["sub", 2],
    ]);
  });

  it("refuses branches that share persons, lead nowhere, go in circles, or do not say who is in them", async () => {
    const failing = (nodes: string) => failure(`  a: ${flow(nodes)}\n`);
    const alle = "alle: {label: Alle}";
    expect(
      await failing(
        `${alle}, a: {label: A, from: alle, where: {forloeb.job: [Ja, Nej]}}, b: {label: B, from: alle, where: {forloeb.praktik: Ja}}`,
      ),
    ).toMatchObject({kind: "data", message: 'The branches of "alle" hold 10 persons, and it has 8.'});
    expect(await failing(`${alle}, a: {label: A, from: ale, rest: true}`)).toMatchObject({
      hint: 'Did you mean "alle"?',
    });
    expect(await failing(`${alle}, a: {label: A, from: alle}`)).toMatchObject({
      message: 'It is not said who is in the node "a".',
    });
    expect(await failing(`${alle}, a: {label: A}`)).toMatchObject({
      message: 'Both "alle" and "a" are where all begin.',
    });
    expect(
      await failing(`${alle}, a: {label: A, from: b, number: 1}, b: {label: B, from: a, number: 1}`),
    ).toMatchObject({message: 'The node "a" is not reached from "alle".'});
    expect(
      await failing(`${alle}, a: {label: A, from: alle, rest: true}, b: {label: B, from: alle, rest: true}`),
    ).toMatchObject({message: 'Two branches of "alle" take the rest.'});
    expect(await failing(`${alle}, a: {label: A, from: alle, rest: true, number: 3}`)).toMatchObject({
      message: 'The node "a" has more than one of where, number and rest.',
    });
    expect(
      await failing(`${alle}, a: {label: A, from: alle, rest: true}, b: {label: B, from: a, number: 3}`),
    ).toMatchObject({message: '"a" takes the rest, so it cannot branch on.'});
  });
});
