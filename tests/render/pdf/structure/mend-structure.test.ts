import {describe, expect, it} from "vitest";
import {mendHeadings} from "../../../../src/render/pdf/structure/headings.ts";
import {mendLists} from "../../../../src/render/pdf/structure/lists.ts";
import {mendStructure} from "../../../../src/render/pdf/structure/mend-structure.ts";
import {elementsOf, type StructureElement} from "../../../../src/render/pdf/structure/model.ts";
import {mendContainers} from "../../../../src/render/pdf/structure/plain-containers.ts";
import {fillRows} from "../../../../src/render/pdf/structure/table-grid.ts";
import {mendTable} from "../../../../src/render/pdf/structure/tables.ts";
import {textOf} from "../../../../src/render/pdf/values.ts";
import {cell, headers, link, on, scope, shown, tag} from "./elements.ts";

const mended = (root: StructureElement, mend: (root: StructureElement) => unknown) => {
  mend(root);
  return shown(root);
};
const region = {start: 0, end: 100, rectangle: [10, 20, 110.004, 70]} as const;
const painted = {hasText: () => true, findRegion: () => region};

describe("mendContainers", () => {
  it("lets the texts of a paragraph stand in it", () => {
    expect(mended(tag("P", tag("NonStruct", 1), tag("Link", tag("NonStruct", 2), link(9))), mendContainers)).toBe(
      "P(1 Link(2 @9))",
    );
  });

  it("makes a part that begins with a chapter's heading a section", () => {
    const chapter = tag("NonStruct", tag("H2", tag("NonStruct", 1)), tag("P", 2));
    expect(mended(tag("Document", tag("NonStruct", chapter)), mendContainers)).toBe("Document(Sect(H2(1) P(2)))");
  });

  it("makes a link without a type of its own a reference", () => {
    expect(mended(tag("P", tag("NonStruct", tag("NonStruct", 4), link(7))), mendContainers)).toBe(
      "P(Reference(Link(4 @7)))",
    );
  });

  it("gathers text beside blocks into paragraphs", () => {
    const root = tag("Document", tag("NonStruct", 1), tag("Span", 2), tag("P", 3), tag("NonStruct", 4));
    expect(mended(root, mendContainers)).toBe("Document(P(1 Span(2)) P(3) P(4))");
  });

  it("leaves out what is empty, but for cells", () => {
    expect(mended(tag("Sect", tag("P"), tag("Table", tag("TR", tag("TD")))), mendContainers)).toBe(
      "Sect(Table(TR(TD)))",
    );
  });
});

describe("mendLists", () => {
  it("gives items a label and a body", () => {
    const list = tag("L", tag("LI", tag("Lbl", 1), tag("NonStruct", 2), tag("P", 3)), tag("LI", tag("NonStruct", 4)));
    expect(mended(tag("Document", list), mendLists)).toBe(
      "Document(L(LI(Lbl(1) LBody(NonStruct(2) P(3))) LI(LBody(NonStruct(4)))))",
    );
  });

  it("makes a list of nothing but links a list of contents, with the lists below it", () => {
    const inner = tag("L", tag("LI", tag("Link", 2, link(8))));
    expect(mended(tag("Sect", tag("L", tag("LI", tag("Link", 1, link(7)), inner))), mendLists)).toBe(
      "Sect(TOC(TOCI(Reference(Link(1 @7)) TOC(TOCI(Reference(Link(2 @8)))))))",
    );
  });

  it("leaves a list alone in which a link has words beside it", () => {
    expect(mended(tag("Sect", tag("L", tag("LI", tag("Link", 1, link(7)), tag("NonStruct", 2)))), mendLists)).toBe(
      "Sect(L(LI(LBody(Link(1 @7) NonStruct(2)))))",
    );
  });

  it("makes the items of a list of endnotes notes", () => {
    const notes = tag("L", tag("NonStruct", tag("Lbl", 1), tag("P", 2)), tag("NonStruct", tag("Lbl", 3), tag("P", 4)));
    expect(mended(tag("Sect", notes), mendLists)).toBe("Sect(Note(Lbl(1) P(2)) Note(Lbl(3) P(4)))");
  });
});

describe("mendHeadings", () => {
  it.each([
    ["H1 H2 H3 H3 H2", "H1 H2 H3 H3 H2"],
    ["H1 H3 H3 H4 H3", "H1 H2 H2 H3 H2"],
    ["H2 H3 H2", "H1 H2 H1"],
    ["H1 H2 H4 H2 H3", "H1 H2 H3 H2 H3"],
  ])("makes of %s %s", (before, after) => {
    const root = tag("Document", ...before.split(" ").map((type) => tag(type, 1)));
    mendHeadings(root);
    expect(root.kids.map((kid) => ("type" in kid ? kid.type : ""))).toEqual(after.split(" "));
  });
});

describe("mendTable", () => {
  const head = (...kids: readonly Parameters<typeof tag>[1][]) =>
    tag("TR", tag("TD"), cell("TH", "c", scope("/Column"), ...kids));

  it("takes the heads of further pages out, and gives them", () => {
    const table = tag(
      "Table",
      head(tag("NonStruct", on(1, 5), on(2, 0))),
      tag("TR", cell("TH", "r", scope("/Row"), on(2, 1))),
    );
    expect(mendTable(table)).toEqual([{page: 2, mcid: 0}]);
    expect(shown(table)).toBe("Table(TR(TD TH(NonStruct(5))) TR(TH(2:1)))");
  });

  it("keeps the text of a cell that breaks over pages", () => {
    const table = tag("Table", head(5), tag("TR", cell("TH", "r", scope("/Row"), 6), tag("TD", on(1, 7), on(2, 1))));
    expect(mendTable(table)).toEqual([]);
    expect(shown(table)).toContain("TD(7 2:1)");
  });
});

describe("fillRows", () => {
  const column = (id: string) => cell("TH", id, scope("/Column"), 1);
  const row = (...cells: readonly StructureElement[]) => tag("TR", cell("TH", "r", scope("/Row"), 2), ...cells);

  it("puts empty cells where a row has none, by the headings that its cells name", () => {
    const table = tag(
      "Table",
      tag("TR", tag("TD"), column("a"), column("b"), column("c")),
      row(cell("TD", null, headers("b", "r"), 3)),
    );
    expect(mended(table, fillRows)).toBe("Table(TR(TD TH(1) TH(1) TH(1)) TR(TH(2) TD TD(3) TD))");
  });

  it("knows headings over several columns and rows", () => {
    const wide = cell(
      "TH",
      "w",
      new Map<string, string | number>([
        ["/Scope", "/Column"],
        ["/ColSpan", 2],
      ]),
      1,
    );
    const tall = cell("TD", null, new Map([["/RowSpan", 2]]));
    const table = tag(
      "Table",
      tag("TR", tall, wide),
      tag("TR", column("a"), column("b")),
      row(cell("TD", null, headers("w", "b", "r"), 3)),
    );
    expect(mended(table, fillRows)).toContain("TR(TH(2) TD TD(3))");
  });

  it("leaves a full table and one without head as they are", () => {
    const full = tag("Table", tag("TR", tag("TD"), column("a")), row(cell("TD", null, headers("a"), 3)));
    expect(mended(full, fillRows)).toBe("Table(TR(TD TH(1)) TR(TH(2) TD(3)))");
    expect(mended(tag("Table", tag("TR", tag("TD", 1)), tag("TR")), fillRows)).toBe("Table(TR(TD(1)) TR)");
  });
});

describe("mendStructure", () => {
  it("makes a drawing one content with its rectangle, and what only groups it no figure", () => {
    const drawing = tag("Figure", tag("NonStruct", 4), tag("NonStruct", 5));
    drawing.alt = textOf("Andelen stiger");
    const root = tag("Document", tag("Figure", tag("Caption", 3), drawing));
    const {figures} = mendStructure(root, painted);
    expect(shown(root)).toBe("Document(Div(Caption(3) Figure(4)))");
    expect(figures).toEqual([
      {
        content: {page: 1, mcid: 4},
        parts: [
          {page: 1, mcid: 4},
          {page: 1, mcid: 5},
        ],
        region,
      },
    ]);
    expect(drawing.attributes.get("/Layout")?.get("/BBox")).toEqual([10, 20, 110, 70]);
  });

  it("takes rules and borders out", () => {
    const root = tag("Document", tag("Table", 1, tag("TR", cell("TH", null, scope("/Row"), 2, 3))));
    mendStructure(root, {...painted, hasText: ({mcid}) => mcid === 3});
    expect(shown(root)).toBe("Document(Table(TR(TH(3))))");
  });

  it("names every note differently", () => {
    const notes = tag("L", tag("NonStruct", tag("Lbl", 1)), tag("NonStruct", tag("Lbl", 2)));
    const root = tag("Document", tag("NonStruct", tag("H2", 0), notes));
    mendStructure(root, painted);
    const ids = elementsOf(root)
      .filter(({type}) => type === "Note")
      .map(({id}) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain(null);
  });
});
