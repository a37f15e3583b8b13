import type {AnalysisResult, EvaluationInfo} from "../results/model.ts";

/** A report, ready to be written to any format. Nothing in it is HTML but the figures' SVG. */
export interface ReportDocument {
  readonly info: EvaluationInfo;
  readonly language: "da";
  readonly chapters: readonly Chapter[];
  readonly footnotes: readonly Footnote[];
}

export interface Chapter {
  readonly id: string;
  /** "4", or "A" for an appendix; null for a preface or summary. */
  readonly number: string | null;
  readonly kind: "front" | "chapter" | "appendix";
  readonly title: readonly Inline[];
  /** The title as plain text, for running heads and bookmarks. */
  readonly plainTitle: string;
  readonly blocks: readonly Block[];
}

export type Block = HeadingBlock | ParagraphBlock | ListBlock | QuoteBlock | BoxBlock | TableBlock | FigureBlock;

export interface HeadingBlock {
  readonly kind: "heading";
  /** 2 to 4; the chapter's own title is level 1. */
  readonly level: 2 | 3 | 4;
  readonly id: string;
  /** "4.1"; null where headings are not numbered (level 4, front matter). */
  readonly number: string | null;
  readonly children: readonly Inline[];
  readonly plain: string;
}

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly children: readonly Inline[];
}

export interface ListBlock {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly items: readonly (readonly Block[])[];
}

export interface QuoteBlock {
  readonly kind: "quote";
  readonly children: readonly Block[];
  /** Who said it; null when unsaid. */
  readonly attribution: readonly Inline[] | null;
}

export interface BoxBlock {
  readonly kind: "box";
  readonly id: string;
  /** "3.1": numbered with its chapter, like tables; null in front matter. */
  readonly number: string | null;
  readonly title: readonly Inline[];
  readonly children: readonly Block[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly id: string;
  readonly number: string;
  readonly analysis: AnalysisResult;
}

export interface FigureBlock {
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
