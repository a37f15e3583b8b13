import {describe, expect, it} from "vitest";
import {findByAddress} from "../../src/results/find-by-address.ts";
import {findFact} from "../../src/results/find-fact.ts";
import {findTest} from "../../src/results/find-test.ts";
import {analysis, answers, column, results} from "../narrative/build-results.ts";
import {sampleResults} from "../narrative/sample-results.ts";

const sample = sampleResults();

describe("findByAddress(results, address)", () => {
  it("finds every cell at its own address", () => {
    for (const result of Object.values(sample.analyses)) {
      for (const cell of result.table.blocks.flatMap((block) => block.rows.flatMap((row) => row.cells))) {
        expect(findByAddress(sample, cell.address)?.cell).toBe(cell);
      }
    }
  });

  it("tells the block, row and column of a cell", () => {
    const found = findByAddress(sample, "helbred_over_tid/psykhelb/5/3");
    expect(found?.block.label).toBe("Psykisk helbred");
    expect(found?.row.label).toBe("Dårligt");
    expect(found?.column.label).toBe("Tredje måling");
  });

  it("finds codes that hold a slash", () => {
    const columns = [column("percent", "Procent")];
    const rows = [{key: "ja/nej", label: "Både og", counts: [1]}];
    const slashed = results([analysis("a", "distribution", columns, [answers("a/all", null, columns, rows)])]);
    expect(findByAddress(slashed, "a/all/ja/nej/percent")?.row.label).toBe("Både og");
  });

  it("is undefined for an address that leads nowhere", () => {
    for (const address of ["", "helbred", "helbred/psykhelb/5", "ukendt/all/1/percent", "__proto__/a/b/c"]) {
      expect(findByAddress(sample, address)).toBeUndefined();
    }
  });
});

describe("findTest(results, selector)", () => {
  it("finds a block's test by the block's key or label", () => {
    expect(findTest(sample, {analysis: "helbred_status", block: "psykhelb"}).outcome.p).toBe(0.1425);
    expect(findTest(sample, {analysis: "helbred_status", block: "Psykisk helbred"}).outcome.p).toBe(0.1425);
  });

  it("finds another method's outcome on the same counts", () => {
    const found = findTest(sample, {analysis: "helbred_status", block: "psykhelb", method: "pearson-chi-square"});
    expect(found.outcome.p).toBe(0.1113);
    expect(found.address).toBe("test:helbred_status/psykhelb/pearson-chi-square");
  });

  it("asks which one when there are several", () => {
    expect(() => findTest(sample, {analysis: "helbred_status"})).toThrow("Name the test");
  });

  it("says when there is none", () => {
    expect(() => findTest(sample, {analysis: "helbred"})).toThrow('There is no test in analysis "helbred"');
  });

  it("says when there is no such method", () => {
    const selector = {analysis: "helbred_status", block: "psykhelb", method: "t-test"};
    expect(() => findTest(sample, selector)).toThrow('There is no method "t-test"');
  });
});

describe("findFact(results, key)", () => {
  it("finds a fact with an address of its own", () => {
    expect(findFact(sample, "maal")).toMatchObject({fact: {value: 20}, address: "fact:maal"});
  });

  it("fails at a key that does not exist", () => {
    expect(() => findFact(sample, "toString")).toThrow('There is no fact "toString"');
  });
});
