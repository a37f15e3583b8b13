import {describe, expect, it} from "vitest";
import {assembleReport, tryAssemble} from "../../../src/report/assemble.ts";
import type {Literature, Work} from "../../../src/report/literature/works.ts";
import type {Inline} from "../../../src/report/model.ts";
import {chapter, results} from "../sample.ts";

const book = (authors: readonly string[], year: Work["year"], title = "En bog"): Work => ({
  type: "book",
  authors,
  year,
  title,
  publisher: "Forlaget",
});

const literature: Literature = {
  bech: book(["Bech, P."], 2003),
  freeman: {
    type: "article",
    authors: ["Freeman, G.H.", "Halton, J.H."],
    year: 1951,
    title: "Note on an exact treatment",
    journal: "Biometrika",
    volume: 38,
    issue: "1/2",
    pages: "141-149",
    doi: "10.1093/biomet/38.1-2.141",
  },
  topp: book(["Topp, C.W.", "Østergaard, S.D.", "Bech, P."], 2015),
  ost: book(["Østergaard, S."], 2015, "Efter"),
  aagaard: book(["Aagaard, A."], 2010, "Zebra"),
  aagaardFoer: book(["Aagaard, A."], 2010, "Abe"),
  vive: {type: "report", authors: ["VIVE"], year: 2019, title: "På vej?", publisher: "VIVE", url: "https://vive.dk/x"},
};

function report(text: string, works = literature) {
  return tryAssemble([chapter("a.md", `# A\n\n${text}\n\n::: literature\n:::`)], results(), new Map(), works);
}

function plain(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => ("children" in inline ? plain(inline.children) : "text" in inline ? inline.text : ""))
    .join("")
    .replaceAll("\u00a0", " ");
}

function paragraph(text: string): readonly Inline[] {
  const [block] = report(text).report.chapters[0]?.blocks ?? [];
  return block?.kind === "paragraph" ? block.children : [];
}

function listOf(text: string, works = literature): string[] {
  const block = report(text, works).report.chapters[0]?.blocks.at(-1);
  return block?.kind === "literature" ? block.entries.map(({children}) => plain(children)) : [];
}

describe("citations", () => {
  it("name one author, two, or the first of more, with the year", () => {
    expect(plain(paragraph("Målt «cite:bech»."))).toBe("Målt (Bech 2003).");
    expect(plain(paragraph("«cite:freeman»"))).toBe("(Freeman og Halton 1951)");
    expect(plain(paragraph("«cite:topp|bech|vive»"))).toBe("(Topp m.fl. 2015; Bech 2003; VIVE 2019)");
    expect(plain(paragraph("Som «Cite:topp|bech» viser"))).toBe("Som Topp m.fl. (2015) og Bech (2003) viser");
  });

  it("lead to their work in the list", () => {
    expect(paragraph("«cite:bech»")).toContainEqual({
      kind: "reference",
      target: "litteratur-bech",
      text: "Bech\u00a02003",
    });
  });

  it("tell works of the same authors and year apart by letters, in the order of the list", () => {
    expect(plain(paragraph("«cite:aagaard|aagaardFoer»"))).toBe("(Aagaard 2010b; Aagaard 2010a)");
    expect(plain(paragraph("«cite:aagaard»"))).toBe("(Aagaard 2010)");
  });

  it("tell a work that there is not, with what was meant, and a report without a list", () => {
    expect(report("«cite:beck»").errors).toMatchObject([
      {message: 'There is no work "beck" in literature.yaml.', hint: 'Did you mean "bech"?'},
      {message: "The report cites no works to list."},
    ]);
    expect(tryAssemble([chapter("a.md", "# A\n\n«cite:bech»")], results(), new Map(), literature).errors).toMatchObject(
      [{message: "A work is cited, and the report has no list of literature."}],
    );
    expect(() => assembleReport([chapter("a.md", "# A\n\n«cite:bech»")], results(), new Map())).toThrow(
      /no work "bech"/,
    );
  });
});

describe("the list of literature", () => {
  it("holds what is cited, in Danish order with å and aa last", () => {
    expect(listOf("«cite:ost|aagaard|vive|bech|aagaardFoer»").map((entry) => entry.slice(0, 12))).toEqual([
      "Bech, P. (20",
      "VIVE (2019).",
      "Østergaard, ",
      "Aagaard, A. ",
      "Aagaard, A. ",
    ]);
  });

  it("prints each sort of work as Danish reports do", () => {
    const works: Literature = {
      freeman: literature.freeman as Work,
      vive: literature.vive as Work,
      bog: {...book(["Agresti, A."], 2013, "Categorical Data Analysis"), edition: 3, place: "Hoboken"} as Work,
      kapitel: {
        type: "chapter",
        authors: ["Dahler-Larsen, P."],
        year: 2009,
        title: "Evaluering",
        book: "Håndbog",
        editors: ["Hansen, A.", "Jensen, B.", "Krogh, C."],
        publisher: "Forlaget",
        pages: "12-30",
      },
      side: {
        type: "web",
        authors: ["Sundhedsstyrelsen"],
        year: "u.å.",
        title: "WHO-5",
        site: "sst.dk",
        url: "https://sst.dk/who5",
        accessed: "2019-03-01",
      },
    };
    expect(listOf("«cite:freeman|vive|bog|kapitel|side»", works)).toEqual([
      "Agresti, A. (2013). Categorical Data Analysis (3. udg.). Hoboken: Forlaget.",
      "Dahler-Larsen, P. (2009). Evaluering. I Hansen, A., Jensen, B. og Krogh, C. (red.), Håndbog (s. 12-30). Forlaget.",
      "Freeman, G.H. og Halton, J.H. (1951). Note on an exact treatment. Biometrika, 38(1/2), 141-149. https://doi.org/10.1093/biomet/38.1-2.141",
      "Sundhedsstyrelsen (u.å.). WHO-5. sst.dk. https://sst.dk/who5 (besøgt 1. marts 2019)",
      "VIVE (2019). På vej? https://vive.dk/x",
    ]);
  });
});
