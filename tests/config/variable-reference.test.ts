import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  parseVariableReference,
  variableReference,
  writeVariableReference,
} from "../../src/config/variable-reference.ts";

describe("parseVariableReference(text)", () => {
  it("takes source, variable and wave apart", () => {
    expect(parseVariableReference("borger.psykhelb")).toEqual({source: "borger", variable: "psykhelb", wave: null});
    expect(parseVariableReference("borger.$answered@3")).toEqual({source: "borger", variable: "$answered", wave: 3});
  });

  it("takes names with dots and hyphens as they are, and any other name in brackets", () => {
    expect(parseVariableReference("skema.q1.a-2@2")).toEqual({source: "skema", variable: "q1.a-2", wave: 2});
    expect(parseVariableReference("skema.[Hvor bor du?]@1").variable).toBe("Hvor bor du?");
    expect(parseVariableReference("skema.[x]]y]").variable).toBe("x]y");
  });

  it("reads back what writeVariableReference writes, for every name", () => {
    fc.assert(
      fc.property(fc.string({minLength: 1}), fc.option(fc.integer({min: 1, max: 99})), (variable, wave) => {
        const reference = {source: "skema", variable, wave};
        const written = writeVariableReference(reference);
        expect(variableReference.safeParse(written).success).toBe(true);
        expect(parseVariableReference(written)).toEqual(reference);
      }),
    );
  });
});

describe("variableReference", () => {
  it("refuses what names no variable", () => {
    for (const text of ["borger", "borger.", ".psykhelb", "borger.[]", "borger.psykhelb@x", "borger.a b"]) {
      expect(variableReference.safeParse(text).success, text).toBe(false);
    }
  });
});
