import {type EvaluationFiles, readEvaluation} from "../config/read-files.ts";
import {throwAll} from "../errors/cli-errors.ts";
import type {Block, ReportDocument} from "../report/model.ts";
import {allBlocks, inlinesOf} from "../report/walk.ts";
import {tryAnalyse} from "./analyse.ts";
import {tryCompose} from "./compose.ts";
import {remarkLine, remarksOn} from "./proofs.ts";
import {stopErrors} from "./refuse-stops.ts";
import {type OnStep, step} from "./steps.ts";
import {themeOf} from "./theme-of.ts";

export interface CheckSummary {
  readonly title: string;
  readonly sources: number;
  readonly analyses: number;
  /** Tables and figures that stand in the report. */
  readonly tables: number;
  readonly figures: number;
  /** Live numbers in prose. */
  readonly numbers: number;
  readonly claims: number;
  readonly warnings: readonly string[];
}

/**
 * Takes the whole trip but the rendering: everything that would stop a build stops this, and nothing is written.
 * @throws CliError as `buildReport` does; what is wrong with analyses, limits of data quality, figures and chapters all in
 * one
 */
export async function checkEvaluation(folder: string, onStep: OnStep): Promise<CheckSummary> {
  const files = await step("read", onStep, () => readEvaluation(folder));
  const {results, errors, missing} = await tryAnalyse(files, onStep);
  const stops = stopErrors(results.dataReport, folder, files.evaluation.placeOf(["data_quality", "stop"]));
  const {report, errors: onPaper} = await tryCompose(files, results, {
    onStep,
    theme: await themeOf(files),
    missing,
  });
  throwAll([...errors, ...stops, ...onPaper]);
  const blocks = blocksOf(report);
  return {
    title: results.evaluation.title,
    sources: results.dataReport.sources.length,
    analyses: Object.keys(results.analyses).length,
    tables: blocks.filter((block) => block.kind === "table").length,
    figures: blocks.filter((block) => block.kind === "figure").length,
    numbers: blocks.flatMap(inlinesOf).filter((inline) => inline.kind === "number").length,
    claims: claimsIn(files),
    warnings: [...results.dataReport.warnings, ...remarksOn(files, results).map(remarkLine)],
  };
}

/** Those of the chapters, and the verdicts that are bound to the data. */
function claimsIn({chapters, evaluation}: EvaluationFiles): number {
  const inChapters = chapters.flatMap(({text}) => [...text.matchAll(/\{\{#claim\s/g)]);
  const verdicts = Object.values(evaluation.value.analyses).flatMap((spec) =>
    spec.kind === "judgement" ? spec.blocks.flatMap(({rows}) => rows.filter((row) => row.holds_if !== undefined)) : [],
  );
  return inChapters.length + verdicts.length;
}

function blocksOf(report: ReportDocument): Block[] {
  return allBlocks([
    ...report.chapters.flatMap((chapter) => chapter.blocks),
    ...report.footnotes.flatMap((note) => note.children),
  ]);
}
