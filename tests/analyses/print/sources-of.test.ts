import {describe, expect, it} from "vitest";
import {joinedSources, sourcesOf} from "../../../src/analyses/print/sources-of.ts";
import {analysis, results} from "../../narrative/build-results.ts";

describe("sourcesOf", () => {
  const findings = {
    ...results([{...analysis("job", "outcome", [], []), source: "Systemet, register"}]),
    facts: {maal: {key: "maal", value: 1, unit: "count", label: "Mål", source: "Aftalen."}},
  } as const;

  it("names the sources of cells, tests, populations and facts, each once", () => {
    expect(
      sourcesOf(findings, ["job/job/1/percent", "test:job/job/binomial-exact", "population:job", "fact:maal"]),
    ).toBe("Systemet, register; Aftalen");
  });

  it("is empty where there is nothing", () => {
    expect(sourcesOf(findings, [])).toBe("");
    expect(sourcesOf(findings, ["ukendt/a/b/c", "fact:constructor"])).toBe("");
  });
});

describe("joinedSources", () => {
  it("tells once what several lines share", () => {
    expect(joinedSources(["A, b; C", "C", "D.", ""])).toBe("A, b; C; D");
  });
});
