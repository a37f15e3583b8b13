import {patchDocument} from "docx";
import {estimatePageNumbersWith} from "docx/layout";
import {expect, it} from "vitest";
import {renderDocx} from "../../../src/render/docx.ts";
import {allOf, partsOf, wordsOf, xmlTree} from "../../support/docx.ts";
import {institute} from "../../support/themes.ts";
import {everyPart} from "./every-part.ts";

/** The list of contents and the indexes, as they are read. */
async function entriesOf(document: Uint8Array): Promise<string[]> {
  const body = xmlTree((await partsOf(document)).get("word/document.xml")?.toString() ?? "");
  const styleOf = (paragraph: Parameters<typeof allOf>[0]) =>
    allOf(paragraph, "w:pStyle")[0]?.attributes["w:val"] ?? "";
  return allOf(body, "w:p")
    .filter((paragraph) => /^TOC\d|^TableofFigures/.test(styleOf(paragraph)))
    .map(wordsOf);
}

it("the pages of the contents are those that the layout of docx finds, which follows Word's", async () => {
  const document = await renderDocx(everyPart(), institute);
  const counted = await patchDocument({
    outputType: "nodebuffer",
    data: document,
    patches: {},
    pageNumbers: estimatePageNumbersWith({guess: true}),
  });
  const entries = await entriesOf(document);
  expect(entries.length).toBeGreaterThan(10);
  expect(entries).toEqual(await entriesOf(counted));
});
