import {readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {z} from "zod";
import {PageBuilder, pagesFolder} from "../../scripts/docs-example/build-pages.ts";
import {proseOf, readPage} from "../../scripts/docs-example/page.ts";
import {pageFiles} from "../../scripts/docs-examples.ts";
import {analysisSpec} from "../../src/config/analysis-specs.ts";
import {figureSpec} from "../../src/config/figure-specs.ts";
import {printedSlips} from "../support/printed-slips.ts";

/** What the schema of a kind's spec holds: its kind and its keys. */
const specs = z.object({
  oneOf: z.array(z.object({properties: z.looseObject({kind: z.object({const: z.string()})})})),
});

function kindsOf(schema: z.ZodType): {readonly kind: string; readonly keys: readonly string[]}[] {
  const {oneOf} = specs.parse(z.toJSONSchema(schema, {io: "input"}));
  return oneOf.map(({properties}) => ({kind: properties.kind.const, keys: Object.keys(properties)}));
}

const index = readFileSync(join(pagesFolder, "README.md"), "utf8");
const pages = new Map(pageFiles().map((file) => [basename(file), readFileSync(file, "utf8")]));

/** The page that the index gives for a kind. */
function pageOf(kind: string): string {
  const name = new RegExp(`\\[${kind}\\]\\(([\\w-]+\\.md)\\)`).exec(index)?.[1];
  return (name === undefined ? undefined : pages.get(name)) ?? "";
}

describe("the pages of docs/analyses", () => {
  const builder = new PageBuilder();
  afterAll(() => builder.close());

  it.each(pageFiles().map((file) => [basename(file), file]))(
    "%s shows what its example prints, and prints no slip of a program",
    async (_, file) => {
      const {written, built, analyses} = await builder.build(file);
      expect(written, "run npm run docs").toBe(built);
      expect(Object.values(analyses).flatMap(printedSlips)).toEqual([]);
    },
  );
});

/** The figure kinds that the index tells of, in the first column of a table. */
const figuresInIndex = [...index.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, kind]) => kind);
const linked = [...index.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => name);

describe("the index of analyses", () => {
  it.each(kindsOf(analysisSpec))(
    "leads from $kind to a page with an example of it and all its keys",
    ({kind, keys}) => {
      const page = pageOf(kind);
      expect(new RegExp(`^ +kind: ${kind}$|\\{kind: ${kind},`, "m").test(page)).toBe(true);
      const told = `${page}\n${index}`;
      expect(keys.filter((key) => key !== "kind" && !told.includes(`\`${key}\``))).toEqual([]);
    },
  );

  it.each([...pages])("leads to %s, which shows live numbers of its own", (name, text) => {
    expect(linked).toContain(name);
    expect(proseOf(readPage(name, text))).not.toEqual([]);
  });

  it.each(kindsOf(figureSpec))("has the figure $kind, and a page that draws one", ({kind}) => {
    expect(figuresInIndex).toContain(kind);
    const drawn = [...pages.values()].some((page) =>
      new RegExp(`^figures:[\\s\\S]*?^ +kind: ${kind}$`, "m").test(page),
    );
    expect(drawn).toBe(true);
  });
});
