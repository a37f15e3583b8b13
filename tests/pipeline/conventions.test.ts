import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {buildReport} from "../../src/pipeline/build.ts";
import {writeSmallEvaluation} from "../support/evaluation.ts";

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, {recursive: true})));
});

/** The page and the results of the small evaluation in a style. */
async function built(style: string, more: Readonly<Record<string, string>> = {}) {
  const {root, folder} = await writeSmallEvaluation({
    "reports/lille/evaluation.yaml": (text) => `${text}style: ${style}\n`,
    ...more,
  });
  const out = await mkdtemp(join(tmpdir(), "maalepunkt-stil-"));
  folders.push(root, out);
  await buildReport(folder, {formats: ["html", "json"], out, onStep: () => undefined});
  const [html, json] = await Promise.all(
    ["report.html", "results.json"].map((name) => readFile(join(out, name), "utf8")),
  );
  return {html: html ?? "", json: json ?? ""};
}

describe("the style of an evaluation", () => {
  it("sets tables, captions, sources and bases as its house does, and leaves results.json alone", async () => {
    const usual = await built("{}");
    const {html, json} = await built(
      '{conventions: {captions: below, furniture: source-first, notes_word: "Note:", source_word: "Datakilde:", total: n, total_word: I alt, percent_sign: "pct."}}',
    );
    expect(html).toContain('<caption class="caption below"');
    expect(html).toContain('<span class="label">Datakilde:</span>');
    expect(html.includes('<span class="label">Kilde:</span>')).toBe(false);
    expect(/<th scope="row">n\u00a0=<\/th>/.test(html)).toBe(true);
    expect(/<th[^>]*>Total \(n\)<\/th>/.test(html)).toBe(false);
    expect(/>I alt<\/th>/.test(html)).toBe(true);
    expect(/>33<span class="hanging">\u00a0pct\.<\/span>/.test(html)).toBe(true);
    expect(json).toBe(usual.json);
  }, 30_000);

  it("takes theme, colours and logo from a folder that evaluations share", async () => {
    const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z"/></svg>';
    const {html} = await built("{theme: ../hus}", {
      "reports/hus/tokens.json": '{"extends": "plain", "colours": {"accent": "#234b1f"}, "logo": "hus.svg"}',
      "reports/hus/theme.css": "h1 { text-transform: none; }",
      "reports/hus/hus.svg": logo,
    });
    expect(html).toContain("--accent: #234b1f;");
    expect(html).toContain(`data:image/svg+xml;base64,${btoa(logo)}`);
    expect(html).toContain('alt="Logo"');
    expect(html).toContain("h1 { text-transform: none; }");
  }, 30_000);
});
