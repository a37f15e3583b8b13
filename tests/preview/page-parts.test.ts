import {describe, expect, it} from "vitest";
import {markPart, partPage} from "../../src/preview/page-parts.ts";
import {updateOf} from "../../src/preview/updates.ts";

const answers = '<script type="application/json" id="_answers">';

function page(blocks: readonly (readonly [html: string, line: number])[], {style = "p {}", title = "T"} = {}): string {
  const parts = blocks.map(([html, line]) => markPart({group: "chapter-0"}, markPart({group: null, line}, html)));
  return `<html><head><title>${title}</title><style>${style}</style></head><body>${markPart({group: "cover"}, "<h1>T</h1>")}
<section>${parts.join("\n")}</section>${answers}{"a":1}</script></body></html>`;
}

const two = page([
  ["<p>En</p>", 3],
  ['<div class="box"><p>To</p></div>', 5],
]);

describe("markPart", () => {
  it("tells the first element where it is written, and marks nothing inside another piece", () => {
    expect(markPart({group: null, line: 7}, "<p>En</p>")).toBe('<p data-line="7">En</p>');
  });

  it("leaves a block that nobody has written as it is", () => {
    expect(markPart({group: null}, "<p>En</p>")).toBe("<p>En</p>");
  });
});

describe("partPage", () => {
  it("takes a page apart into its pieces, style and answers among them, in their order", () => {
    expect(partPage(two).parts.map(({group}) => group)).toEqual([
      "style",
      "cover",
      "chapter-0",
      "chapter-0",
      "answers",
    ]);
  });

  it("knows the lines of each piece", () => {
    const nested = page([['<div><p data-line="6">To</p></div>', 5]]);
    expect(partPage(nested).parts.find(({group}) => group === "chapter-0")?.lines).toEqual([5, 6]);
  });

  it("gives a piece the same print wherever in its file it has moved to", () => {
    const [before, after] = [page([["<p>En</p>", 3]]), page([["<p>En</p>", 30]])].map(partPage);
    expect(after?.parts.map(({print}) => print)).toEqual(before?.parts.map(({print}) => print));
  });

  it("keeps the frame when blocks come and go, and when the style changes", () => {
    expect(partPage(page([["<p>En</p>", 3]], {style: "p {color: red}"})).frame).toBe(partPage(two).frame);
  });

  it("has another frame when anything between the pieces is another", () => {
    expect(partPage(page([["<p>En</p>", 3]], {title: "U"})).frame).not.toBe(partPage(two).frame);
  });

  it("gives the whole page back, with each piece's print before it", () => {
    const {html, parts} = partPage(two);
    expect(html.replace(/<!--\/?part[^>]*-->/g, "")).toBe(two.replace(/<!--\/?part[^>]*-->/g, ""));
    for (const {group, print} of parts) expect(html).toContain(`<!--part ${group} ${print}-->`);
  });
});

describe("updateOf", () => {
  const made = (html: string) => ({page: partPage(html), problems: [], chapters: ["a.md"], files: null});

  it("sends the HTML of what is new and of nothing else", () => {
    const next = page([
      ["<p>En</p>", 3],
      ["<p>Ny</p>", 5],
      ['<div class="box"><p>To</p></div>', 7],
    ]);
    const {html, groups} = updateOf(made(next), partPage(two), 12);
    expect(Object.values(html)).toEqual(['<p data-line="5">Ny</p>']);
    expect(groups["chapter-0"]?.map(([, lines]) => lines)).toEqual([[3], [5], [7]]);
  });

  it("sends no HTML to a page of another frame, which is loaded anew", () => {
    expect(updateOf(made(page([["<p>Ny</p>", 3]], {title: "U"})), partPage(two), 12).html).toEqual({});
  });

  it("tells a page that connects which pieces there are", () => {
    const {html, frame, groups} = updateOf(made(two), null, null);
    expect(html).toEqual({});
    expect(frame).toBe(partPage(two).frame);
    expect(Object.keys(groups)).toEqual(["style", "cover", "chapter-0", "answers"]);
  });
});
