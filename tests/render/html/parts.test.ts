import {describe, expect, it} from "vitest";
import {renderBlocks} from "../../../src/render/html/block.ts";
import {runningHeads} from "../../../src/render/html/running-heads.ts";
import {assembleReport} from "../../../src/report/assemble.ts";
import type {Literature} from "../../../src/report/literature/works.ts";
import {loadIcons} from "../../../src/themes/icons.ts";
import {chapter, results} from "../../report/sample.ts";
import {testContext} from "../context.ts";

const icons = await loadIcons(["person", "work"]);
const literature: Literature = {
  ond: {
    type: "book",
    authors: ["<b>Ond</b>"],
    year: 2000,
    title: "<script>",
    publisher: "F",
    url: "https://x.dk/?a=1&b=2",
  },
};

function html(body: string): string {
  const {chapters} = assembleReport([chapter("a.md", `# A\n\n${body}`)], results("alder"), new Map(), literature);
  return renderBlocks(chapters[0]?.blocks ?? [], testContext({icons}));
}

describe("parts on a page", () => {
  it("are a list of key figures, with icons that nobody hears", () => {
    const page = html("::: key-figures\n- «number:76 pct.» | er i job | icon=work\n:::");
    expect(page).toMatch(/^<ul class="key-figures"><li class="key-figure"><span class="icon" aria-hidden="true"><svg /);
    expect(page).toContain('<span class="value"><data class="number" value="a/b/c/d">76 pct.</data></span>');
    expect(page).toContain('<span class="words">er i job</span>');
  });

  it("are signs in one drawing, which says in words how many are filled", () => {
    const page = html("::: infographic of=4\n- «share:3/4» | er i job\n:::");
    expect(page).toContain('role="img" aria-label="Vist som 3 ud af 4 tegn."');
    expect(page.match(/class="on"/g)).toHaveLength(3);
    expect(page.match(/class="off"/g)).toHaveLength(1);
    expect(page).toContain('viewBox="0 0 96 24"');
  });

  it("are fact boxes with a list of terms, and cases, each named by its title", () => {
    const facts = html("::: facts {#f} Om *indsatsen*\n- Periode: 2018\n- Parter: **To**\n:::");
    expect(facts).toContain('<div class="box facts" id="f" role="group" aria-labelledby="f-title">');
    expect(facts).toContain('<span class="label">Fakta</span> Om <em>indsatsen</em></p>');
    expect(facts).toContain(
      '<li class="term-row"><span class="term"><strong>Periode:</strong></span> <div class="said">2018</div></li>',
    );
    expect(html("::: facts F\n- Periode: 2018\n- Uden kolon\n:::")).not.toContain("term-row");
    expect(html("::: case C\nx\n:::")).toContain('<span class="label">Case</span> C</p>');
  });

  it("are large quotes with who said them", () => {
    expect(html("::: pull-quote\nDer er tid.\n\n— Borger\n:::")).toBe(
      '<figure class="quote large"><blockquote><p>Der er tid.</p></blockquote><figcaption>Borger</figcaption></figure>',
    );
  });

  it("are two columns, and passages of the summary that stand as all else does", () => {
    expect(html("::: columns\nEn\n+++\nTo\n:::")).toBe(
      '<div class="columns"><div class="column"><p>En</p></div><div class="column"><p>To</p></div></div>',
    );
    expect(html("::: summary\nTekst\n:::")).toBe("<p>Tekst</p>");
  });

  it("are lists of tables that lead to them", () => {
    expect(html("::: tables\n:::\n\n«table:alder»")).toMatch(
      /^<ul class="index tables"><li class="index-entry"><a href="#tabel-alder"><span class="label">Tabel 1\.1<\/span> <span class="title">Fordeling på alder<\/span><\/a><\/li><\/ul>/,
    );
  });

  it("are works, escaped, that citations lead to", () => {
    const page = html("Se «cite:ond».\n\n::: literature\n:::");
    expect(page).toContain('(<a class="reference" href="#litteratur-ond">&lt;b&gt;Ond&lt;/b&gt;\u00a02000</a>)');
    expect(page).toContain(
      '<ul class="literature"><li class="work" id="litteratur-ond">&lt;b&gt;Ond&lt;/b&gt; (2000). <em>&lt;script&gt;</em>',
    );
    expect(page).toContain('<a href="https://x.dk/?a=1&amp;b=2">');
  });

  it("turn pages on their side under the running head of their chapter, where there are any", () => {
    const report = assembleReport(
      [chapter("a.md", "# A\n\n::: summary\n::: landscape\nBred\n:::\n:::"), chapter("b.md", "# B\n\nSmal")],
      results(),
      new Map(),
    );
    const css = runningHeads(report);
    expect(css).toContain(".pages-1 .landscape { page: pages-1-wide }");
    expect(css).toMatch(/@page pages-1-wide \{ size: A4 landscape; @top-left \{ content: "1\\20 \\20 A" \} \}/);
    expect(css).not.toContain("pages-2-wide");
  });
});
