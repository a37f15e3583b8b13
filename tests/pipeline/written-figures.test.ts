import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {main} from "../../src/cli/main.ts";
import {writeSmallEvaluation} from "../support/evaluation.ts";

it("a figure that names its analysis only gets a kind, a title and an alternative text with the table's numbers", async () => {
  const {folder, out} = await writeSmallEvaluation({
    "reports/lille/evaluation.yaml": (text) =>
      `${text}  af_sig_selv: {analysis: helbred}\n  over_tid: {analysis: udvikling, patterns: true}\n`,
    "reports/lille/chapters/01-resultater.md": (text) => `${text}\n{{figure "af_sig_selv"}}\n\n{{figure "over_tid"}}\n`,
  });
  expect(await main(["build", folder, "--format", "html", "--out", out])).toBe(0);
  const html = await readFile(join(out, "report.html"), "utf8");
  const [, own = ""] = /id="figur-af-sig-selv"(.*?)<\/figure>/s.exec(html) ?? [];
  expect(own).toContain("Selvvurderet helbred. Procent");
  expect(own).toMatch(/aria-label="Vandrette søjler\. Andelen er ens for alle tre: 33\u00a0pct\."/);
  const [, overTime = ""] = /id="figur-over-tid"(.*?)<\/figure>/s.exec(html) ?? [];
  expect(overTime).toMatch(/aria-label="Stablede søjler, der hver går op i 100 procent\. /);
  expect(overTime).toContain("<pattern id=");
});

it("style.patterns hatches every figure that does not say otherwise", async () => {
  const {folder, out} = await writeSmallEvaluation({
    "reports/lille/evaluation.yaml": (text) =>
      `style: {patterns: true}\n${text}  over_tid: {analysis: udvikling}\n  uden: {analysis: udvikling, patterns: false}\n`,
    "reports/lille/chapters/01-resultater.md": (text) => `${text}\n{{figure "over_tid"}}\n\n{{figure "uden"}}\n`,
  });
  expect(await main(["build", folder, "--format", "html", "--out", out])).toBe(0);
  const html = await readFile(join(out, "report.html"), "utf8");
  expect(/id="figur-over-tid"(.*?)<\/figure>/s.exec(html)?.[1]).toContain("<pattern id=");
  expect(/id="figur-uden"(.*?)<\/figure>/s.exec(html)?.[1]).not.toContain("<pattern id=");
});
