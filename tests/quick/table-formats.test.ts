import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {csvTable, htmlTable, markdownTable} from "../../src/quick/table-formats.ts";
import {grid, hostileGrid} from "./sample.ts";

describe("csvTable(grid)", () => {
  it("parts percentages and numbers of persons, without points in them", () => {
    expect(csvTable(grid).split("\r\n")).toEqual([
      ";I job: Ja (pct.);I job: Ja (n);I job: Nej (pct.);I job: Nej (n);Total (pct.);Total (n)",
      "Godt;60;60;10;10;35;35",
      "Dårligt eller meget dårligt;40;40;90;90;–;",
      "Total (n);100;1100;100;50;100;1150",
      "",
    ]);
  });

  it("leaves a negative number a number", () => {
    const cells = ["−5,5", "−1.234", "-2", "−"].map((text) => ({text, count: null}));
    const columns = cells.map((_, index) => ({label: `a${index}`, group: "", isText: false}));
    const rows = [{label: "x", role: "body" as const, cells}];
    expect(csvTable({title: "", stub: "", columns, rows, notes: []})).toContain("x;-5,5;-1234;'-2;−\r\n");
  });

  it("puts a quote before what a spreadsheet would run", () => {
    expect(csvTable(hostileGrid).split("\r\n")).toEqual([
      `'=1+1;"'=HYPERLINK(""http://x"";""y"")"`,
      "'@SUM(A1);1,5",
      "'+45;1,5",
      "'-1;1,5",
      `"<img src=""x"">";1,5`,
      "a|b*c`d[e](f);1,5",
      `"tekst;med ""tegn""";1,5`,
      "",
    ]);
  });
});

describe("markdownTable(grid)", () => {
  it("is a table with numbers to the right and the total in bold", () => {
    const lines = markdownTable(grid).split("\n");
    expect(lines.slice(2, 5)).toEqual([
      "|  | I job: Ja | I job: Nej | Total |",
      "| :--- | ---: | ---: | ---: |",
      "| Godt | 60 (60) | 10 (10) | 35 (35) |",
    ]);
    expect(lines).toContain("| **Total (n)** | 100 (1.100) | 100 (50) | 100 (1.150) |");
  });

  it("shows labels as they are, whatever marks they hold", () => {
    const html = new MarkdownIt({html: true}).render(markdownTable(hostileGrid));
    expect(html).not.toContain("<script>");
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<a ");
    expect(html).toContain('<td style="text-align:left">a|b*c`d[e](f)</td>');
  });
});

describe("htmlTable(grid)", () => {
  it("has a caption, headings with their scope, and the notes", () => {
    const html = htmlTable(grid);
    expect(html).toContain("<caption>Helbred og job. Kolonneprocent (antal)</caption>");
    expect(html).toContain('<tr><td></td><th scope="colgroup" colspan="2">I job</th><td colspan="1"></td></tr>');
    expect(html).toContain('<tr class="total"><th scope="row">Total (n)</th><td>100 (1.100)</td>');
    expect(html).toContain("<p>Kilde: Register.</p>");
  });

  it("escapes all that comes from the data", () => {
    const html = htmlTable(hostileGrid);
    expect(html).not.toMatch(/<(script|img|b)\b/);
    expect(html).toContain("&lt;img src=&quot;x&quot;&gt;");
  });
});
