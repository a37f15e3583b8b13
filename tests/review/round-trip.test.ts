import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {renderDocx} from "../../src/render/docx.ts";
import {readReview} from "../../src/review/review.ts";
import {everyPart} from "../render/docx/every-part.ts";
import {packed, partsOf} from "../support/docx.ts";
import {institute} from "../support/themes.ts";
import {comment, deleted, inserted} from "./written-document.ts";

const report = everyPart();
const written = await renderDocx(report, institute);
const hasOffice = spawnSync("soffice", ["--version"], {stdio: "ignore"}).status === 0;
const folder = mkdtempSync(join(tmpdir(), "maalepunkt-word-"));

afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** The document with a comment on its first live number, and the number of the first table's second row changed with a track. */
async function reviewed(): Promise<{bytes: Uint8Array; shown: string; cell: string}> {
  const parts = new Map<string, Buffer | string>(await partsOf(written));
  const text = (name: string) => String(parts.get(name));
  const number = /(<w:bookmarkStart [^>]*w:name="_mpn_1"\/>)(<w:r>.*?<w:t[^>]*>([^<]*)<\/w:t><\/w:r>)/s;
  const [, , , shown = ""] = number.exec(text("word/document.xml")) ?? [];
  const withComment = text("word/document.xml").replace(
    number,
    (_, start: string, run: string) =>
      `<w:commentRangeStart w:id="0"/>${start}${run}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
  );
  const row = withComment.indexOf('w:name="_mpr_2"');
  const value = withComment.indexOf("<w:tc>", row);
  const [run = "", , cell = ""] =
    /<w:r>(<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/s.exec(withComment.slice(value)) ?? [];
  const at = withComment.indexOf(run, value);
  parts.set(
    "word/document.xml",
    withComment.slice(0, at) + deleted(cell) + inserted("77") + withComment.slice(at + run.length),
  );
  const namespaces =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
  parts.set("word/comments.xml", `<w:comments ${namespaces}>${comment(0, "Er det rigtigt?")}</w:comments>`);
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
  parts.set(
    "word/_rels/document.xml.rels",
    text("word/_rels/document.xml.rels").replace(
      "</Relationships>",
      `<Relationship Id="rIdC" Type="${type}" Target="comments.xml"/></Relationships>`,
    ),
  );
  const override =
    '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>';
  parts.set("[Content_Types].xml", text("[Content_Types].xml").replace("</Types>", `${override}</Types>`));
  return {bytes: packed(parts), shown, cell};
}

const {bytes, shown, cell} = await reviewed();

async function expectReview(document: Uint8Array): Promise<void> {
  const review = await readReview(document, "report.docx");
  expect(review.evaluation).toBe(report.info.key);
  expect(review.comments).toMatchObject([
    {text: "Er det rigtigt?", author: "Anna Holm", passage: shown.replaceAll("\u00a0", " ")},
  ]);
  const [place] = review.comments.map((each) => each.place);
  expect(place?.file).toMatch(/^chapters\/\d+-kapitel\.md$/);
  const chapter = report.chapters.find(({file}) => file.endsWith(place?.file ?? "?"));
  expect(chapter?.blocks.map(({line}) => line)).toContain(place?.line);
  expect(review.comments[0]?.numbers).toHaveLength(1);
  const change = review.changes.find(({kind}) => kind === "replaced");
  expect(change).toMatchObject({before: cell, after: "77"});
  expect(change?.numbers).toHaveLength(1);
  const analyses = report.chapters.flatMap(({blocks}) =>
    blocks.flatMap((block) => (block.kind === "table" ? [block.analysis] : [])),
  );
  const cells = analyses.flatMap(({table}) => table.blocks.flatMap(({rows}) => rows.flatMap((each) => each.cells)));
  expect(cells.find(({address}) => address === change?.numbers[0])?.printed).toContain(cell.split(" ")[0]);
}

describe("a document of maalepunkt's, reviewed", () => {
  it("leads back to chapter, line and address", async () => {
    await expectReview(bytes);
  });

  it("that nobody has touched has nothing to tell", async () => {
    const review = await readReview(written, "report.docx");
    expect(review).toMatchObject({evaluation: report.info.key, comments: [], changes: []});
  });

  it.skipIf(!hasOffice)(
    "leads back after LibreOffice has opened and saved it (where it is installed)",
    async () => {
      const file = join(folder, "reviewed.docx");
      writeFileSync(file, bytes);
      execFileSync(
        "soffice",
        [
          `-env:UserInstallation=file://${folder}/profile`,
          "--headless",
          "--convert-to",
          "docx:MS Word 2007 XML",
          "--outdir",
          join(folder, "saved"),
          file,
        ],
        {stdio: "ignore", timeout: 120_000},
      );
      await expectReview(readFileSync(join(folder, "saved", "reviewed.docx")));
    },
    130_000,
  );
});
