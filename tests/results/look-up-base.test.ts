import {describe, expect, it} from "vitest";
import {lookUpBase} from "../../src/results/look-up-base.ts";
import {sampleResults} from "../narrative/sample-results.ts";

const sample = sampleResults();

describe("lookUpBase(results, selector)", () => {
  it("is the n under a column, at the address where it is printed", () => {
    expect(lookUpBase(sample, {analysis: "helbred", block: "psykhelb"})).toEqual({
      base: 97,
      addresses: ["helbred/psykhelb/total/percent"],
    });
  });

  it("is that of the named column", () => {
    const selector = {analysis: "helbred_status", block: "psykhelb", columns: "Planlagt afsluttet"};
    expect(lookUpBase(sample, selector).base).toBe(6);
  });

  it("is what all columns share when none is named", () => {
    expect(lookUpBase(sample, {analysis: "dobbelt"}).base).toBe(97);
    expect(lookUpBase(sample, {analysis: "status"}).base).toBe(98);
  });

  it("is how many a mean is of", () => {
    expect(lookUpBase(sample, {analysis: "who5", columns: "mean", wave: "3"}).base).toBe(39);
  });

  it("is that of a row's cell when a row is named", () => {
    expect(lookUpBase(sample, {analysis: "status", rows: "Igangværende"}).base).toBe(98);
  });

  it("asks for the column when columns have different bases", () => {
    expect(() => lookUpBase(sample, {analysis: "helbred_status", block: "psykhelb"})).toThrow("Name the column");
  });

  it("says when a cell has no base", () => {
    expect(() => lookUpBase(sample, {analysis: "status", rows: "total", columns: "count"})).toThrow("has no base");
  });
});
