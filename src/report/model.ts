import type {AnalysisResult, EvaluationInfo} from "../results/model.ts";

/** A report, ready to be written to any format. Nothing in it is HTML but the figures' SVG. */
export interface ReportDocument {
  readonly info: EvaluationInfo;
  readonly language: "da";
  readonly layout: Layout;
  readonly chapters: readonly Chapter[];
  readonly footnotes: readonly Footnote[];
}

/** The house's conventions for what stands around tables and figures, apart from how it looks. */
export interface Layout {
  /** Where the captions of tables stand; those of figures too. */
  readonly captions: "above" | "below";
  /** What stands first under a table: its notes or its source. */
  readonly furniture: "notes-first" | "source-first";
  /** The words before them: "Anm.:", "Kilde:". */
  readonly words: {readonly notes: string; readonly source: string};
}

/** As most Danish evaluation reports have it. */
export const defaultLayout: Layout = {
  captions: "above",
  furniture: "notes-first",
  words: {notes: "Anm.:", source: "Kilde:"},
};

export interface Chapter {
  readonly id: string;
  /** The file it is written in, as it is named in errors. */
  readonly file: string;
  /** "4", or "A" for an appendix; null for a preface or summary. */
  readonly number: string | null;
  readonly kind: "front" | "chapter" | "appendix";
  readonly title: readonly Inline[];
  /** The title as plain text, for running heads and bookmarks. */
  readonly plainTitle: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | QuoteBlock
  | BoxBlock
  | TableBlock
  | FigureBlock
  | KeyFiguresBlock
  | ColumnsBlock
  | LandscapeBlock
  | SummaryBlock
  | IndexBlock
  | LiteratureBlock;

interface BlockCommon {
  /** The line of its chapter's file that it begins on; left out for what no author has written. */
  readonly line?: number;
}

export interface HeadingBlock extends BlockCommon {
  readonly kind: "heading";
  /** 2 to 4; the chapter's own title is level 1. */
  readonly level: 2 | 3 | 4;
  readonly id: string;
  /** "4.1"; null where headings are not numbered (level 4, front matter). */
  readonly number: string | null;
  readonly children: readonly Inline[];
  readonly plain: string;
}

export interface ParagraphBlock extends BlockCommon {
  readonly kind: "paragraph";
  readonly children: readonly Inline[];
}

export interface ListBlock extends BlockCommon {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly items: readonly (readonly Block[])[];
}

export interface QuoteBlock extends BlockCommon {
  readonly kind: "quote";
  readonly children: readonly Block[];
  /** Who said it; null when unsaid. */
  readonly attribution: readonly Inline[] | null;
  /** Set large, as a pull quote; left out for a quote in the run of the text. */
  readonly large?: true;
}

export interface BoxBlock extends BlockCommon {
  readonly kind: "box";
  /** `facts` tells the frame of something (target group, period …); `case` one person's or place's story. */
  readonly variant: "box" | "facts" | "case";
  readonly id: string;
  /** "3.1": boxes are numbered with their chapter, like tables; null in front matter, and for facts and cases. */
  readonly number: string | null;
  readonly title: readonly Inline[];
  readonly children: readonly Block[];
}

export interface TableBlock extends BlockCommon {
  readonly kind: "table";
  readonly id: string;
  readonly number: string;
  readonly analysis: AnalysisResult;
}

export interface FigureBlock extends BlockCommon {
  readonly kind: "figure";
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly alt: string;
  readonly svg: string;
  readonly analysis: AnalysisResult;
  /** The table block with the same numbers; null when the report has none, and the figure brings its own. */
  readonly tableId: string | null;
  readonly tableNumber: string | null;
}

/** A row of large numbers with a few words each. */
export interface KeyFiguresBlock extends BlockCommon {
  readonly kind: "key-figures";
  readonly items: readonly KeyFigure[];
}

export interface KeyFigure {
  /** The number, live. */
  readonly value: readonly Inline[];
  readonly label: readonly Inline[];
  /** A name in templates/icons; null for none. */
  readonly icon: string | null;
  /** The share as so many of ten signs, beside the number; null when it is not drawn. */
  readonly filled: {readonly count: number; readonly of: number} | null;
}

/** Two columns of text that stand beside each other, read one after the other. */
export interface ColumnsBlock extends BlockCommon {
  readonly kind: "columns";
  readonly columns: readonly (readonly Block[])[];
}

/** Pages turned on their side, for wide tables. */
export interface LandscapeBlock extends BlockCommon {
  readonly kind: "landscape";
  readonly children: readonly Block[];
}

/** A passage that also stands in the summary of two pages. */
export interface SummaryBlock extends BlockCommon {
  readonly kind: "summary";
  readonly children: readonly Block[];
}

/** A list of the report's tables or figures. */
export interface IndexBlock extends BlockCommon {
  readonly kind: "index";
  readonly of: "tables" | "figures";
  readonly entries: readonly {readonly id: string; readonly label: string; readonly title: string}[];
}

/** The works that the report cites, in the order of their authors' names. */
export interface LiteratureBlock extends BlockCommon {
  readonly kind: "literature";
  readonly entries: readonly {readonly id: string; readonly children: readonly Inline[]}[];
}

export interface Footnote {
  readonly id: string;
  readonly number: number;
  readonly children: readonly Block[];
}

export type Inline =
  | {readonly kind: "text"; readonly text: string}
  | {readonly kind: "strong" | "emphasis"; readonly children: readonly Inline[]}
  | {readonly kind: "link"; readonly href: string; readonly children: readonly Inline[]}
  /** A live number or phrase: the text printed and the address(es) it comes from. */
  | {readonly kind: "number"; readonly text: string; readonly addresses: readonly string[]}
  /** A cross-reference, resolved: "Tabel 4.1" and the id it points to. */
  | {readonly kind: "reference"; readonly target: string; readonly text: string}
  | {readonly kind: "footnote"; readonly number: number; readonly id: string}
  | {readonly kind: "break"};
