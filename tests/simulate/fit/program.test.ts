import {describe, expect, it} from "vitest";
import {Program} from "../../../src/simulate/fit/program.ts";

describe("Program", () => {
  it("finds the cheapest whole numbers within the limits", async () => {
    const program = new Program();
    const x = program.variable(0, 10, {whole: true, cost: 3});
    const y = program.variable(0, 10, {whole: true, cost: 2});
    program.row(
      new Map([
        [x, 2],
        [y, 1],
      ]),
      7,
      Number.POSITIVE_INFINITY,
    );
    program.row(new Map([[y, 1]]), Number.NEGATIVE_INFINITY, 2);
    expect(await program.solve({seconds: 10})).toEqual([3, 1]);
  });

  it("holds what is fixed, and costs nothing but what it is told", async () => {
    const program = new Program();
    const x = program.variable(0, 10, {whole: true, cost: 1});
    const y = program.variable(0, 10, {whole: true, cost: 1});
    program.row(
      new Map([
        [x, 1],
        [y, 1],
      ]),
      6,
      6,
    );
    program.fix(x, 4);
    program.costs(new Map([[y, 1]]));
    expect(await program.solve({seconds: 10})).toEqual([4, 2]);
  });

  it("gives null when there are none", async () => {
    const program = new Program();
    const x = program.variable(0, 1, {whole: true});
    program.row(new Map([[x, 2]]), 1, 1);
    expect(await program.solve({seconds: 10})).toBeNull();
  });
});
