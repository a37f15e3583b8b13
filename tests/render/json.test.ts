import {expect, it} from "vitest";
import {defaultNumberStyle} from "../../src/numbers/style.ts";
import {renderJson} from "../../src/render/json.ts";
import {type Results, resultsSchema} from "../../src/results/model.ts";
import {sampleDocument} from "./sample-document.ts";

const results: Results = {
  schema: resultsSchema,
  evaluation: sampleDocument().info,
  style: defaultNumberStyle,
  facts: {},
  analyses: {},
  dataReport: {sources: [], populations: [], warnings: [], stops: []},
};

it("renderJson(results) can be read back as the same results", () => {
  expect(JSON.parse(renderJson(results))).toEqual(results);
});

it("renderJson(results) is indented by two spaces, in the model's order, and ends with a line end", () => {
  expect(renderJson(results)).toMatch(/^\{\n {2}"schema": "maalepunkt\/results@1",\n {2}"evaluation": \{\n {4}"key"/);
  expect(renderJson(results)).toMatch(/\n\}\n$/);
});

it("renderJson(results) refuses a number that JSON has no word for", () => {
  const broken = {...results, style: {...defaultNumberStyle, decimals: Number.NaN}};
  expect(() => renderJson(broken)).toThrow("style.decimals");
});
