import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {renderDocx} from "../../../src/render/docx.ts";
import {allOf, normal, partsOf, wordsOf, xmlTree} from "../../support/docx.ts";
import {institute} from "../../support/themes.ts";
import {everyPart} from "./every-part.ts";

const hasOffice = spawnSync("soffice", ["--version"], {stdio: "ignore"}).status === 0;
const folder = mkdtempSync(join(tmpdir(), "maalepunkt-word-"));

afterAll(() => rmSync(folder, {recursive: true, force: true}));

it.skipIf(!hasOffice)(
  "LibreOffice opens the document, and finds headings on the pages that the contents name (where it is installed)",
  async () => {
    const bytes = await renderDocx(everyPart(), institute);
    writeFileSync(join(folder, "report.docx"), bytes);
    execFileSync(
      "soffice",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        join(folder, "report.docx"),
      ],
      {stdio: "ignore", timeout: 120_000},
    );
    const pages = execFileSync("pdftotext", ["-layout", join(folder, "report.pdf"), "-"])
      .toString()
      .split("\f")
      .map(normal);
    const body = xmlTree((await partsOf(bytes)).get("word/document.xml")?.toString() ?? "");
    const entries = allOf(body, "w:p").filter((paragraph) =>
      /^TOC\d$/.test(allOf(paragraph, "w:pStyle")[0]?.attributes["w:val"] ?? ""),
    );
    expect(entries.length).toBeGreaterThan(5);
    for (const entry of entries) {
      const [, title = "", page] = /^(.*) (\d+)$/.exec(wordsOf(entry)) ?? [];
      expect(pages[Number(page) - 1]).toContain(title);
      expect(pages[1]).toContain(wordsOf(entry));
    }
  },
  130_000,
);
