import type {Block, ReportDocument} from "../../../src/report/model.ts";
import {sampleDocument} from "../sample-document.ts";
import {paragraph, text} from "../sample-text.ts";

/** The sample report with all parts that a chapter can be built of, each block with a line of its own, and a note that is referred to twice. */
export function everyPart(): ReportDocument {
  const sample = sampleDocument();
  const [front, first, ...rest] = sample.chapters;
  if (front === undefined || first === undefined) throw new Error("the sample has no chapters");
  const wide = rest.flatMap(({blocks}) => blocks).find((block) => block.kind === "table");
  if (wide?.kind !== "table") throw new Error("the sample has no table");
  const parts: Block[] = [
    {
      kind: "key-figures",
      items: [
        {value: [text("98")], label: [text("borgere har svaret")], icon: "people", filled: null},
        {value: [text("31 pct.")], label: [text("vurderer deres helbred som dårligt")], icon: null, filled: null},
      ],
    },
    {
      kind: "key-figures",
      items: [
        {value: [text("76 ud af 100")], label: [text("er over 30 år")], icon: "person", filled: {count: 8, of: 10}},
      ],
    },
    {kind: "columns", columns: [[paragraph("Til venstre.")], [paragraph("Til højre.")]]},
    {kind: "landscape", children: [{...wide, id: "tabel-bred", number: "1.9"}]},
    {kind: "summary", children: [paragraph("Det vigtigste først.")]},
    {
      kind: "box",
      variant: "facts",
      id: "fakta",
      number: null,
      title: [text("Indsatsen kort")],
      children: [
        {
          kind: "list",
          ordered: false,
          items: [[paragraph({kind: "strong", children: [text("Periode:")]}, " 2017-2020")]],
        },
      ],
    },
    {
      kind: "box",
      variant: "case",
      id: "case",
      number: null,
      title: [text("Karens vej")],
      children: [paragraph("Karen er 34 år.")],
    },
    {kind: "quote", large: true, children: [paragraph("Det gjorde en forskel.")], attribution: [text("Borger, 41 år")]},
    {
      kind: "list",
      ordered: true,
      items: [
        [paragraph("Først"), {kind: "list", ordered: false, items: [[paragraph("Dybere")]]}],
        [paragraph("Siden")],
      ],
    },
    {
      kind: "literature",
      entries: [{id: "topp", children: [text("Topp, C.W. m.fl. (2015). The WHO-5 Well-Being Index.")]}],
    },
    {kind: "index", of: "tables", entries: [{id: "tabel-bred", label: "Tabel 1.9", title: wide.analysis.title}]},
  ];
  const again = paragraph("Noten igen", {kind: "footnote", number: 1, id: "note-1"}, ".");
  const last = rest.at(-1);
  if (last === undefined) throw new Error("the sample has no last chapter");
  const chapters = [front, {...first, blocks: [...first.blocks, ...parts]}, ...rest.slice(0, -1)];
  return withLines({...sample, chapters: [...chapters, {...last, blocks: [...last.blocks, again]}]});
}

/** Lines as an author's file would have them: every block begins further down than the one before. */
function withLines(report: ReportDocument): ReportDocument {
  return {
    ...report,
    chapters: report.chapters.map((chapter, index) => ({
      ...chapter,
      file: `/somewhere/reports/sample/chapters/${index + 10}-kapitel.md`,
      blocks: chapter.blocks.map((block, position) => ({...block, line: 3 + position * 4})),
    })),
  };
}
