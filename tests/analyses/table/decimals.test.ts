import {describe, expect, it} from "vitest";
import {fewestDecimals} from "../../../src/analyses/table/decimals.ts";

describe("fewestDecimals", () => {
  it("is how many decimals a number is written with", () => {
    expect(fewestDecimals(20)).toBe(0);
    expect(fewestDecimals(12.5)).toBe(1);
    expect(fewestDecimals(0.004)).toBe(3);
    expect(fewestDecimals(1e-7)).toBe(7);
    expect(fewestDecimals(1.5e-7)).toBe(8);
    expect(fewestDecimals(1e21)).toBe(0);
  });
});
