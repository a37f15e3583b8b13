import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {schemaTexts} from "../../scripts/schemas.ts";

describe("the JSON Schemas for editors", () => {
  for (const [name, text] of Object.entries(schemaTexts())) {
    it(`${name} is what npm run schemas would write`, () => {
      expect(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8")).toBe(text);
    });
  }

  it("know every analysis kind and forbid unknown keys", () => {
    const text = schemaTexts()["evaluation.schema.json"] ?? "";
    for (const kind of ["distribution", "battery", "change", "crosstab", "outcome", "status", "numbers"]) {
      expect(text).toContain(`"const": "${kind}"`);
    }
    expect(JSON.parse(text).additionalProperties).toBe(false);
  });
});
