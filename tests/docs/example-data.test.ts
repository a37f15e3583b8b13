import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {pagesFolder} from "../../scripts/docs-example/build-pages.ts";
import {exampleExports} from "../../scripts/docs-example-data.ts";

describe("the data of the documentation's example", () => {
  it.each(Object.entries(exampleExports()))("%s is what scripts/docs-example-data.ts writes", (name, text) => {
    expect(readFileSync(join(pagesFolder, "example/data", name), "utf8")).toBe(text);
  });
});
