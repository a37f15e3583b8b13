import type {EvaluationFiles} from "../config/read-files.ts";
import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../errors/cli-errors.ts";
import {alternativeText} from "../figures/alternative-text/write.ts";
import {tryFigures} from "../figures/draw.ts";
import type {Engine} from "../figures/engine.ts";
import {figureTheme} from "../figures/theme.ts";
import type {RenderedChapter} from "../narrative/model.ts";
import {
  joinChapters,
  type ReadChapter,
  readChapter,
  renderChapters,
  type TriedChapters,
  tryChapter,
} from "../narrative/render-chapters.ts";
import {renderText} from "../narrative/render-text.ts";
import {type DrawnFigure, tryAssemble} from "../report/assemble.ts";
import type {ReportDocument} from "../report/model.ts";
import {setTable} from "../report/table-conventions.ts";
import {LookupError} from "../results/lookup-error.ts";
import type {AnalysisResult, Results} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";
import {layoutOf, tableConventions} from "./evaluation-parts.ts";
import {type OnStep, step} from "./steps.ts";
import {withUnitInTitles} from "./units/fill-unit.ts";

/**
 * Chapters with their numbers in place.
 * @throws CliError (config, claim): a claim that the data do not support stops every kind of build
 */
export function composeText(files: EvaluationFiles, results: Results): readonly RenderedChapter[] {
  return renderChapters(files.chapters, results);
}

/**
 * The paper wing's part of the trip: chapters, results and figures as one document. The figures are drawn in their own
 * thread while the text is made.
 * @throws CliError (config, claim) with the places in chapters and in evaluation.yaml, all in one
 */
export async function composeReport(
  files: EvaluationFiles,
  results: Results,
  options: ComposeOptions,
): Promise<ReportDocument> {
  const {report, errors} = await tryCompose(files, results, options);
  throwAll(errors);
  return report;
}

export interface ComposeOptions {
  readonly onStep: OnStep;
  readonly theme: Theme;
  /** Draws the figures; one is started and ended for this call when it is left out. */
  readonly engine?: Engine | undefined;
  /** Analyses that something is known to be wrong with; what only follows from that is not told. */
  readonly missing?: readonly string[];
  /** The evaluation's chapters, where they have been read already. */
  readonly chapters?: readonly ReadChapter[];
}

/** A report as far as it could be made, and all that is wrong. */
export interface TriedComposition {
  readonly report: ReportDocument;
  readonly errors: readonly CliError[];
}

/** Does what `composeReport` does, and tells all that is wrong instead of ending. */
export async function tryCompose(
  files: EvaluationFiles,
  results: Results,
  options: ComposeOptions,
): Promise<TriedComposition> {
  const {onStep, missing = [], chapters = files.chapters.map(readChapter)} = options;
  const drawing = step("figures", onStep, () => drawFiguresOf(files, results, options));
  drawing.catch(() => undefined);
  const text = await step("text", onStep, () => joinChapters(chapters.map((chapter) => tryChapter(chapter, results))));
  return joinPaper(files, results, {text, drawn: await drawing, missing});
}

/** What a report is put together of. */
export interface Paper {
  readonly text: TriedChapters;
  readonly drawn: TriedFigures;
  /** As in `ComposeOptions`. */
  readonly missing: readonly string[];
}

/** Chapters and figures as one document, and all that is wrong with either. */
export function joinPaper(files: EvaluationFiles, results: Results, {text, drawn, missing}: Paper): TriedComposition {
  const {errors, failed} = drawn;
  const {value: spec} = files.evaluation;
  const set = (analysis: AnalysisResult) => ({...analysis, table: setTable(analysis.table, tableConventions(spec))});
  const analyses = Object.fromEntries(Object.entries(results.analyses).map(([key, each]) => [key, set(each)]));
  const figures = new Map(Array.from(drawn.figures, ([key, each]) => [key, {...each, analysis: set(each.analysis)}]));
  const {report, errors: inReport} = tryAssemble(
    text.chapters,
    {...results, analyses},
    figures,
    files.literature?.value,
  );
  // Where something in a chapter could not be read, references to it lead nowhere, which is not their fault.
  const certain = text.isWhole ? inReport : inReport.filter(({cause}) => cause instanceof LookupError);
  // A part whose number could not be looked up has no number, which only says it again.
  const failedLines = new Set(text.errors.map(lineOf));
  const told = [...text.errors, ...errors, ...certain.filter((error) => !failedLines.has(lineOf(error)))];
  const known = {analysis: new Set(missing), figure: failed};
  return {report: {...report, layout: layoutOf(spec)}, errors: told.filter((error) => !followsFrom(error, known))};
}

function lineOf({place}: CliError): string {
  return `${place?.file}:${place?.line}`;
}

/** Figures as far as they could be drawn, with their alternative texts. */
export interface TriedFigures {
  readonly figures: ReadonlyMap<string, DrawnFigure>;
  readonly errors: readonly CliError[];
  /** The keys of those that are not among `figures`. */
  readonly failed: ReadonlySet<string>;
}

/** Draws the figures of evaluation.yaml and writes their alternative texts. */
export async function drawFiguresOf(
  files: EvaluationFiles,
  results: Results,
  {theme, engine}: ComposeOptions,
): Promise<TriedFigures> {
  const {figures: specs, style} = withUnitInTitles(files.evaluation.value, results.unit);
  const place = (key: string, ...path: string[]) => files.evaluation.placeOf(["figures", key, ...path]);
  const {drawn, errors} = await tryFigures(specs, results, {
    style: results.style,
    theme: figureTheme(theme),
    patterns: style.patterns,
    engine,
    placeOf: place,
  });
  const figures = new Map<string, DrawnFigure>();
  const inTexts: CliError[] = [];
  for (const [key, {alt}] of Object.entries(specs)) {
    try {
      const written = alt === undefined ? undefined : renderText(alt, results, place(key, "alt"));
      const figure = drawn.get(key);
      if (figure === undefined) continue;
      const {spec, analysis} = figure;
      figures.set(key, {...figure, alt: written ?? alternativeText(spec, analysis, results.style)});
    } catch (error) {
      inTexts.push(...expectedErrors(error));
    }
  }
  const failed = new Set(Object.keys(specs).filter((key) => !figures.has(key)));
  return {figures, errors: [...[...errors.values()].flat(), ...inTexts], failed};
}

/** Whether an error only says that something is not there which is known to be missing. */
function followsFrom(
  {cause}: CliError,
  known: {readonly analysis: ReadonlySet<string>; readonly figure: ReadonlySet<string>},
): boolean {
  if (!(cause instanceof LookupError) || cause.problem !== "unknown") return false;
  if (cause.subject !== "analysis" && cause.subject !== "figure") return false;
  return known[cause.subject].has(cause.wanted);
}
