import {
  type Block,
  type Chapter,
  defaultLayout,
  type FigureBlock,
  type Footnote,
  type ReportDocument,
  type TableBlock,
} from "../../src/report/model.ts";
import type {AnalysisResult} from "../../src/results/model.ts";
import * as sample from "./sample-analyses.ts";
import {heading, live, paragraph, prose, reference, text} from "./sample-text.ts";

/** Every kind of block, inline and table layout, at the length and with the words of a published report. */
export function sampleDocument(): ReportDocument {
  return {
    info: {
      key: "paa-vej-til-arbejde",
      title: "På vej til arbejde",
      subtitle: "Midtvejsevaluering af en indsats for aktivitetsparate kontanthjælpsmodtagere",
      organisation: "Institut for Målepunkter",
      authors: ["Anna Holm", "Bo Lund", "Cilla Bech"],
      dataDate: "2019-04-12",
      dataNotice: "Personerne i denne rapport er opdigtede",
      waves: [
        {wave: 1, label: "Første måling"},
        {wave: 3, label: "Tredje måling"},
      ],
    },
    language: "da",
    layout: defaultLayout,
    chapters: [preface(), introduction(), data(), profile(), courses(), results(), appendix()],
    footnotes,
  };
}

const footnotes: readonly Footnote[] = [
  {
    id: "note-1",
    number: 1,
    children: [
      paragraph(
        "BIP står for Beskæftigelses Indikator Projektet. Se ",
        {
          kind: "link",
          href: "https://www.vaeksthusets-forskningscenter.dk/projekter/beskaeftigelses-indikator-projektet",
          children: [text("vaeksthusets-forskningscenter.dk")],
        },
        ".",
      ),
    ],
  },
  {
    id: "note-2",
    number: 2,
    children: [paragraph("Indsatsen er organiseret i et samarbejde mellem kommune og region.")],
  },
];

export function table(id: string, number: string, analysis: AnalysisResult): TableBlock {
  return {kind: "table", id, number, analysis};
}

export function figure(id: string, number: string, analysis: AnalysisResult, tableNumber: string | null): FigureBlock {
  return {
    kind: "figure",
    id,
    number,
    title: "Borgernes selvvurderede psykiske helbred ved første og tredje måling. Procent",
    alt: "Liggende søjler: andelen med dårligt psykisk helbred falder fra 37 til 23 pct.",
    svg: sampleSvg,
    analysis,
    tableId: tableNumber === null ? null : `tabel-${tableNumber}`,
    tableNumber,
  };
}

const bars = ["Dårligt", "Mindre godt", "Godt", "Vældig godt", "Fremragende"].map((label, index) => {
  const [first = 0, third = 0] =
    [
      [37, 23],
      [45, 49],
      [16, 23],
      [3, 5],
      [0, 0],
    ][index] ?? [];
  const y = index * 44 + 10;
  return `<text x="110" y="${y + 20}" text-anchor="end">${label}</text>
<rect x="120" y="${y}" width="${first * 8}" height="14" fill="#9db4c0"/><text x="${124 + first * 8}" y="${y + 12}">${first}</text>
<rect x="120" y="${y + 16}" width="${third * 8}" height="14" fill="#1d4762"/><text x="${124 + third * 8}" y="${y + 28}">${third}</text>`;
});
const sampleSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 230" width="600" height="230" font-family="Source Sans 3" font-size="13">${bars.join("")}</svg>`;

function chapter(
  id: string,
  number: string | null,
  title: string,
  blocks: Block[],
  kind: Chapter["kind"] = "chapter",
): Chapter {
  return {id, file: `${id}.md`, number, kind, title: [text(title)], plainTitle: title, blocks};
}

function preface(): Chapter {
  return chapter(
    "forord",
    null,
    "Forord",
    [
      paragraph(
        "Denne rapport er en midtvejsevaluering af indsatsen ",
        {kind: "emphasis", children: [text("På vej til arbejde")]},
        ". Indsatsen omfatter ",
        live("98 borgere", "svar/all/Borgerskema/1"),
        {kind: "footnote", number: 2, id: "note-2"},
        ".",
      ),
      ...prose(3),
      paragraph("Anna Holm", {kind: "break"}, "Institut for Målepunkter, 2019"),
    ],
    "front",
  );
}

function introduction(): Chapter {
  return chapter("indledning", "1", "Indledning", [
    ...prose(2),
    heading(2, "indhold-og-opbygning", "1.1", "Evalueringens indhold og rapportens opbygning"),
    paragraph("I ", reference("data", "kapitel 2"), " beskrives metode og data. Evalueringen ser på:"),
    {
      kind: "list",
      ordered: false,
      items: [
        [paragraph("hvem borgerne er ved indsatsens begyndelse (", reference("profil", "kapitel 3"), "),")],
        [paragraph("hvordan forløbene er gået indtil nu, og")],
        [paragraph("om borgerne er kommet tættere på arbejdsmarkedet.")],
      ],
    },
    ...prose(3, 1),
    {
      kind: "box",
      variant: "box",
      id: "boks-1-1",
      number: "1.1",
      title: [text("Indsatsens kerneelementer")],
      children: [
        paragraph(
          "Indsatsen hviler på ",
          {kind: "strong", children: [text("tre elementer")]},
          ", som alle borgere møder:",
        ),
        {
          kind: "list",
          ordered: true,
          items: [
            [paragraph("individuelle samtaler med en ressourcekonsulent,")],
            [paragraph("netværksmøder hver tredje måned og")],
            [paragraph("virksomhedspraktik, når borgeren er klar til det.")],
          ],
        },
      ],
    },
    ...prose(2),
    heading(3, "afgraensning", "1.1.1", "Afgrænsning af evalueringen"),
    ...prose(1, 3),
    heading(4, "unummereret", null, "Hvad evalueringen ikke ser på"),
    ...prose(1, 2),
  ]);
}

function data(): Chapter {
  return chapter("data", "2", "Metode og data", [
    ...prose(1, 2),
    heading(2, "kvantitative-data", "2.1", "Kvantitative data"),
    paragraph(reference("tabel-2.1", "Tabel 2.1"), " viser, hvor mange skemaer der er udfyldt."),
    table("tabel-2.1", "2.1", sample.response),
    ...prose(2, 2),
    heading(2, "kvalitative-interview", "2.2", "Kvalitative interview"),
    ...prose(2),
    {
      kind: "quote",
      children: [
        paragraph(
          "Det har betydet meget, at der var én, som ringede, når jeg ikke selv kunne tage mig sammen til det.",
        ),
      ],
      attribution: [text("Borger i indsatsen")],
    },
    ...prose(1, 3),
    {
      kind: "quote",
      children: [paragraph("Vi når først til praktikken, når hverdagen hænger sammen.")],
      attribution: null,
    },
  ]);
}

function profile(): Chapter {
  return chapter("profil", "3", "Profil af indsatsborgerne", [
    ...prose(1),
    heading(2, "demografi", "3.1", "Demografisk karakteristik af borgerne"),
    paragraph(
      "Der er en lille overvægt af kvinder, som udgør ",
      live("54 pct.", "demografi/koen/1/percent"),
      " af indsatsborgerne, jf. ",
      reference("tabel-3.1", "Tabel 3.1"),
      ".",
    ),
    table("tabel-3.1", "3.1", sample.demography),
    ...prose(2, 1),
    heading(2, "psykisk-helbred", "3.2", "Psykisk helbred"),
    ...prose(1, 3),
    table("tabel-3.2", "3.2", sample.mentalHealth),
    paragraph(
      "Langt hovedparten af borgerne – ",
      live("76 pct.", "psykisk/psykhelb/1/percent", "psykisk/psykhelb/2/percent"),
      " – vurderer selv, at de har et dårligt eller mindre godt psykisk helbred.",
    ),
    figure("figur-3.1", "3.1", sample.mentalHealth, "3.2"),
    ...prose(2),
    heading(2, "misbrug", "3.3", "Misbrugsproblemer"),
    table("tabel-3.3", "3.3", sample.misuse),
    ...prose(2, 2),
    table("tabel-3.4", "3.4", sample.healthByHealth),
    ...prose(1, 1),
  ]);
}

function courses(): Chapter {
  return chapter("forloeb", "4", "De igangsatte borgerforløb", [
    ...prose(1),
    heading(2, "forloebsstatus", "4.1", "Forløbsstatus og helbredsstatus"),
    ...prose(1, 3),
    table("tabel-4.1", "4.1", sample.healthByStatus),
    ...prose(2),
  ]);
}

function results(): Chapter {
  return chapter("resultater", "5", "Resultater for borgerne", [
    ...prose(1),
    heading(2, "beskaeftigelse", "5.1", "Beskæftigelse og uddannelse"),
    table("tabel-5.1", "5.1", sample.outcome),
    ...prose(1, 2),
    table("tabel-5.2", "5.2", sample.hours),
    heading(2, "parathed", "5.2", "Arbejdsmarkedsparathed"),
    paragraph(
      "Disse mål består af udvalgte spørgsmål fra de såkaldte BIP-indikatorer",
      {kind: "footnote", number: 1, id: "note-1"},
      ", der også er beskrevet i den første evaluering",
      {kind: "footnote", number: 1, id: "note-1"},
      ".",
    ),
    table("tabel-5.3", "5.3", sample.readiness),
    ...prose(2),
    heading(2, "trivsel", "5.3", "Borgernes generelle trivsel"),
    ...prose(1, 1),
    table("tabel-5.4", "5.4", sample.wellbeing),
    table("tabel-5.5", "5.5", sample.levels),
    figure("figur-5.1", "5.1", sample.misuse, null),
    ...prose(2, 2),
  ]);
}

function appendix(): Chapter {
  return chapter(
    "bilag-data",
    "A",
    "Datagrundlag",
    [...prose(1, 2), table("tabel-a.1", "A.1", sample.differences), ...prose(1, 1)],
    "appendix",
  );
}
