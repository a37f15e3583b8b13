import type {Look} from "./look.ts";
import type {ParagraphLook, RunLook} from "./model.ts";
import {numberings} from "./numbering.ts";
import {textRoom, twips} from "./units.ts";

/** Sizes in points, as near to those of the printed report as Word has them: it knows halves. */
export const sizes = {text: 10, label: 9, small: 8.5, caption: 9.5, box: 9.5} as const;

/**
 * The styles that paragraphs have, by id. Built-in ones keep Word's ids and English names: Word shows those in the reader's own
 * language, and builds navigation and contents on them. The others are named in Danish.
 */
export type StyleId =
  | "Normal"
  | "Title"
  | "Subtitle"
  | "Heading1"
  | "Heading2"
  | "Heading3"
  | "Heading4"
  | "UnnumberedHeading2"
  | "UnnumberedHeading3"
  | "CoverOrganisation"
  | "CoverRule"
  | "CoverText"
  | "CoverNotice"
  | "TOCHeading"
  | "TOC1"
  | "TOC2"
  | "TableofFigures"
  | "Caption"
  | "CaptionBelow"
  | "PlainCaption"
  | "TableText"
  | "TableHead"
  | "TableNumber"
  | "TableHeadNumber"
  | "TableQuestion"
  | "Furniture"
  | "Gap"
  | "Picture"
  | "Quote"
  | "LargeQuote"
  | "Attribution"
  | "BoxTitle"
  | "BoxText"
  | "BoxList"
  | "KeyFigure"
  | "KeyFigureText"
  | "ListParagraph"
  | "Bibliography"
  | "FootnoteText"
  | "Header"
  | "Footer";

export interface ParagraphStyle {
  readonly name: string;
  /** Normal, when left out. */
  readonly basedOn?: StyleId;
  /** The style of the paragraph that a writer goes on with; its own when left out. */
  readonly next?: StyleId;
  readonly run?: RunLook;
  readonly paragraph?: ParagraphLook;
}

export type ParagraphStyles = Readonly<Record<StyleId, ParagraphStyle>>;

/** Before and after a paragraph, and the height of its lines at least, so that text runs alike in whatever font it is shown. */
function space(before: number, after: number, line?: number): ParagraphLook {
  const around = {before: twips.ofPoints(before), after: twips.ofPoints(after)};
  return line === undefined ? around : {...around, line: twips.ofPoints(line)};
}

const kept = {keepNext: true, keepLines: true};

/** The styles of a document in this look. */
export function paragraphStyles(look: Look): ParagraphStyles {
  return {...textStyles(look), ...frontStyles(look), ...tableStyles(look), ...partStyles(look)};
}

function headingRun({fonts, boldHeadings}: Look, points: number, colour: string): RunLook {
  return {font: fonts.heading, points, bold: boldHeadings, colour};
}

function textStyles(look: Look) {
  const {fonts, colours} = look;
  const numbered = (level: number) => ({outline: level, numbering: {id: numberings.chapters, level}});
  const heading = (points: number, colour = colours.accent) => headingRun(look, points, colour);
  return {
    Normal: {
      name: "Normal",
      run: {font: fonts.text, points: sizes.text, colour: colours.ink},
      paragraph: space(0, 9, 14.6),
    },
    Heading1: {
      name: "heading 1",
      next: "Normal",
      run: heading(20),
      paragraph: {...space(0, 26, 24), ...kept, ...numbered(0)},
    },
    Heading2: {
      name: "heading 2",
      next: "Normal",
      run: heading(13),
      paragraph: {...space(20, 7, 16), ...kept, ...numbered(1)},
    },
    Heading3: {
      name: "heading 3",
      next: "Normal",
      run: heading(11),
      paragraph: {...space(20, 5, 13.5), ...kept, ...numbered(2)},
    },
    Heading4: {
      name: "heading 4",
      next: "Normal",
      run: heading(10, colours.ink),
      paragraph: {...space(15, 3.5, 13), ...kept, outline: 3},
    },
    UnnumberedHeading2: {
      name: "Overskrift 2 uden nummer",
      basedOn: "Heading2",
      next: "Normal",
      paragraph: {numbering: false},
    },
    UnnumberedHeading3: {
      name: "Overskrift 3 uden nummer",
      basedOn: "Heading3",
      next: "Normal",
      paragraph: {numbering: false},
    },
    ListParagraph: {name: "List Paragraph", paragraph: space(0, 3)},
    FootnoteText: {name: "footnote text", run: {points: sizes.label}, paragraph: space(0, 2, 12)},
    Header: {name: "header", run: small(look), paragraph: space(0, 0, 11)},
    Footer: {name: "footer", run: small(look), paragraph: space(0, 0, 11)},
  } as const satisfies Partial<ParagraphStyles>;
}

function small({fonts, colours}: Look): RunLook {
  return {font: fonts.label, points: sizes.small, colour: colours.muted};
}

function frontStyles(look: Look) {
  const {fonts, colours} = look;
  const label = {font: fonts.label};
  return {
    Title: {
      name: "Title",
      next: "Subtitle",
      run: headingRun(look, 34, colours.accent),
      paragraph: {...space(0, 0, 38), keepLines: true},
    },
    Subtitle: {name: "Subtitle", next: "Normal", run: {points: 16}, paragraph: space(9, 0, 21)},
    CoverOrganisation: {
      name: "Forside organisation",
      run: {...label, bold: true, colour: colours.muted},
      paragraph: space(0, 0),
    },
    CoverRule: {
      name: "Forside streg",
      paragraph: {
        ...space(0, 20),
        right: textRoom.portrait.width - twips.ofMillimetres(16),
        borders: {top: {points: 3.4, colour: colours.accent, space: 1}},
      },
    },
    CoverText: {name: "Forside tekst", run: {...label, points: sizes.caption}, paragraph: space(0, 2.5, 13)},
    CoverNotice: {name: "Forside oplysning", basedOn: "CoverText", run: {bold: true}},
    TOCHeading: {
      name: "TOC Heading",
      next: "Normal",
      run: headingRun(look, 20, colours.accent),
      paragraph: {...space(0, 18, 24), ...kept},
    },
    TOC1: {
      name: "toc 1",
      next: "Normal",
      run: {...label, bold: true},
      paragraph: {...space(7, 1.5, 13), tab: {at: textRoom.portrait.width, dots: false}},
    },
    TOC2: {
      name: "toc 2",
      next: "Normal",
      run: label,
      paragraph: {...space(0, 1.5, 13), tab: {at: textRoom.portrait.width, dots: false}},
    },
    TableofFigures: {
      name: "table of figures",
      next: "Normal",
      run: label,
      paragraph: {...space(0, 3, 13), tab: {at: textRoom.portrait.width, dots: false}},
    },
  } as const satisfies Partial<ParagraphStyles>;
}

function tableStyles(look: Look) {
  const {fonts, colours} = look;
  const label = {font: fonts.label};
  return {
    Caption: {
      name: "caption",
      next: "Normal",
      run: {...label, points: sizes.caption, bold: true, colour: colours.accent},
      paragraph: {...space(22, 5.5, 12.5), ...kept},
    },
    CaptionBelow: {
      name: "Billedtekst under",
      basedOn: "Caption",
      next: "Normal",
      paragraph: space(5.5, 5.5),
    },
    PlainCaption: {
      name: "Overskrift over tal",
      run: {...label, points: sizes.label, bold: true, colour: colours.muted},
      paragraph: {...space(9, 4, 12), ...kept},
    },
    TableText: {name: "Tabeltekst", run: {...label, points: sizes.label}, paragraph: space(0, 0, 11.4)},
    TableHead: {name: "Tabelhoved", basedOn: "TableText", run: {bold: true}},
    TableNumber: {name: "Tabeltal", basedOn: "TableText", paragraph: {align: "right"}},
    TableHeadNumber: {name: "Tabelhoved over tal", basedOn: "TableNumber", run: {bold: true}},
    TableQuestion: {name: "Tabelspørgsmål", basedOn: "TableText", run: {colour: colours.muted}},
    Furniture: {
      name: "Anmærkning og kilde",
      run: small(look),
      paragraph: {...space(0, 1, 11.5), keepLines: true},
    },
    Gap: {
      name: "Mellemrum",
      run: {points: 1},
      paragraph: {...space(0, 20, 1), lineRule: "exact"},
    },
    Picture: {name: "Figur", paragraph: {...space(0, 5, 12), lineRule: "auto", keepNext: true}},
  } as const satisfies Partial<ParagraphStyles>;
}

function partStyles(look: Look) {
  const {fonts, colours} = look;
  const label = {font: fonts.label};
  return {
    Quote: {
      name: "Quote",
      run: {italics: true},
      paragraph: {
        ...space(0, 5),
        left: twips.ofPoints(15),
        borders: {left: {points: 1.5, colour: colours.hairline, space: 12}},
      },
    },
    LargeQuote: {
      name: "Stort citat",
      basedOn: "Quote",
      run: {points: 14, colour: colours.accent},
      paragraph: space(0, 5, 19),
    },
    Attribution: {
      name: "Citat kilde",
      basedOn: "Quote",
      next: "Normal",
      run: {...label, points: sizes.label, italics: false, colour: colours.muted},
      paragraph: space(0, 12, 13),
    },
    BoxText: {name: "Bokstekst", run: {...label, points: sizes.box}, paragraph: space(0, 6, 13.5)},
    BoxList: {name: "Bokspunkt", basedOn: "BoxText", paragraph: space(0, 3)},
    BoxTitle: {name: "Bokstitel", basedOn: "BoxText", next: "BoxText", run: {bold: true}, paragraph: kept},
    KeyFigure: {
      name: "Nøgletal",
      next: "KeyFigureText",
      run: headingRun(look, 24, colours.accent),
      paragraph: {...space(0, 0, 28), ...kept},
    },
    KeyFigureText: {
      name: "Nøgletal tekst",
      run: {...label, points: sizes.label},
      paragraph: {...space(0, 3, 12), keepLines: true},
    },
    Bibliography: {
      name: "Bibliography",
      paragraph: {...space(0, 5), left: twips.ofPoints(16), hanging: twips.ofPoints(16)},
    },
  } as const satisfies Partial<ParagraphStyles>;
}
