import {CliError, type Place} from "../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../errors/cli-errors.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {RenderedChapter} from "../narrative/model.ts";
import {LookupError} from "../results/lookup-error.ts";
import type {AnalysisResult, Results} from "../results/model.ts";
import {buildBlocks, closing} from "./blocks.ts";
import type {BlockContext} from "./context.ts";
import {indexEntries} from "./index-entries.ts";
import {buildInlines} from "./inlines.ts";
import {type Bibliography, bibliographyOf} from "./literature/bibliography.ts";
import type {Literature} from "./literature/works.ts";
import type {MarkdownToken} from "./markdown.ts";
import {
  type Block,
  type Chapter,
  defaultLayout,
  type FigureBlock,
  type Footnote,
  type ReportDocument,
  type TableBlock,
} from "./model.ts";
import {type ChapterOutline, outlineChapters, plainTitle, targetsOf} from "./outline.ts";

/** A figure that has been drawn: what the report adds is its number and its place. */
export interface DrawnFigure {
  readonly title: string;
  readonly alt: string;
  readonly svg: string;
  readonly analysis: AnalysisResult;
}

/** A report as far as it could be assembled, and a CliError (config) for all that is wrong. */
export interface TriedReport {
  readonly report: ReportDocument;
  readonly errors: readonly CliError[];
}

/**
 * Chapters, results and figures as one numbered document with its references resolved.
 * @throws CliError (config) for references, tables and figures that do not exist, and Markdown that a report cannot hold
 */
export function assembleReport(
  chapters: readonly RenderedChapter[],
  results: Results,
  figures: ReadonlyMap<string, DrawnFigure>,
  literature: Literature = {},
): ReportDocument {
  const {report, errors} = tryAssemble(chapters, results, figures, literature);
  throwAll(errors);
  return report;
}

/** Does what `assembleReport` does, and tells all that is wrong instead of ending. */
export function tryAssemble(
  chapters: readonly RenderedChapter[],
  results: Results,
  figures: ReadonlyMap<string, DrawnFigure>,
  literature: Literature = {},
): TriedReport {
  try {
    const errors: CliError[] = [];
    const outlines = outlineChapters(chapters, errors);
    return assembleOutlined(outlines, {results, figures, bibliography: bibliographyOf(outlines, literature)}, errors);
  } catch (error) {
    const empty = {
      info: results.evaluation,
      language: "da" as const,
      layout: defaultLayout,
      chapters: [],
      footnotes: [],
    };
    return {report: empty, errors: expectedErrors(error)};
  }
}

/** What chapters draw on. */
interface Material {
  readonly results: Results;
  readonly figures: ReadonlyMap<string, DrawnFigure>;
  readonly bibliography: Bibliography;
}

/** Chapters whose parts have their numbers. */
function assembleOutlined(
  outlines: readonly ChapterOutline[],
  {results, figures, bibliography}: Material,
  errors: CliError[],
): TriedReport {
  const targets = targetsOf(outlines);
  const tables = new Map(outlines.flatMap((outline) => [...outline.tables]));
  const footnotes: Footnote[] = [];
  const titles = {
    tables: (key: string) => results.analyses[key]?.title,
    figures: (key: string) => figures.get(key)?.title,
  };

  const buildChapter = (outline: ChapterOutline): Chapter => {
    const notes = footnoteTokens(outline.tokens);
    const firstNumber = footnotes.length;
    const context: BlockContext = {
      outline,
      targets,
      footnote: (id) => ({number: firstNumber + id + 1, id: `note-${firstNumber + id + 1}`}),
      errors,
      table: (key, place) => found(errors, () => tableBlock(key, place, outline, results)),
      figure: (key, place) => found(errors, () => figureBlock(key, place, outline, figures, tables)),
      index: (of) => indexEntries(of, outlines, titles[of]),
      literature: bibliography.entries,
      cite: (citation) => bibliography.cite(citation, errors),
    };
    for (const note of notes) {
      const number = footnotes.length + 1;
      footnotes.push({number, id: `note-${number}`, children: buildBlocks(note, context)});
    }
    return {
      id: outline.id,
      file: outline.chapter.file,
      number: outline.number,
      kind: outline.kind,
      title: buildInlines(outline.tokens[1]?.children ?? [], context),
      plainTitle: plainTitle(outline),
      blocks: buildBlocks(bodyTokens(outline.tokens), context),
    };
  };
  const built = outlines.map(buildChapter);
  return {
    report: {info: results.evaluation, language: "da", layout: defaultLayout, chapters: built, footnotes},
    errors,
  };
}

/** A block, or an empty one where there is none, which is told. */
function found(errors: CliError[], find: () => Block): Block {
  try {
    return find();
  } catch (error) {
    errors.push(...expectedErrors(error));
    return {kind: "paragraph", children: []};
  }
}

function tableBlock(key: string, place: Place, outline: ChapterOutline, results: Results): TableBlock {
  const analysis = results.analyses[key];
  if (analysis === undefined) {
    throw new CliError("config", `There is no analysis "${key}" to print as a table.`, {
      place,
      hint: didYouMean(key, Object.keys(results.analyses), "analyses"),
    });
  }
  const numbered = outline.tables.get(key);
  return {kind: "table", id: numbered?.id ?? "", number: numbered?.number ?? "", analysis};
}

function figureBlock(
  key: string,
  place: Place,
  outline: ChapterOutline,
  figures: ReadonlyMap<string, DrawnFigure>,
  tables: ReadonlyMap<string, {id: string; number: string | null}>,
): FigureBlock {
  const figure = figures.get(key);
  if (figure === undefined) {
    const message = `There is no figure "${key}".`;
    throw new CliError("config", message, {
      place,
      hint: didYouMean(key, figures.keys(), "figures"),
      cause: new LookupError("figure", "unknown", message, {wanted: key}),
    });
  }
  const numbered = outline.figures.get(key);
  const table = tables.get(figure.analysis.key);
  return {
    kind: "figure",
    id: numbered?.id ?? "",
    number: numbered?.number ?? "",
    ...figure,
    tableId: table?.id ?? null,
    tableNumber: table?.number ?? null,
  };
}

/** Without the title and the footnotes at the end. */
function bodyTokens(tokens: readonly MarkdownToken[]): MarkdownToken[] {
  const end = tokens.findIndex((token) => token.type === "footnote_block_open");
  return tokens.slice(3, end === -1 ? tokens.length : end);
}

function footnoteTokens(tokens: readonly MarkdownToken[]): MarkdownToken[][] {
  const notes: MarkdownToken[][] = [];
  tokens.forEach((token, index) => {
    if (token.type === "footnote_open") notes.push(tokens.slice(index + 1, closing(tokens, index)));
  });
  return notes;
}
