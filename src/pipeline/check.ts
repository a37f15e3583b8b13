import {type EvaluationFiles, readEvaluation} from "../config/read-files.ts";
import {throwAll} from "../errors/cli-errors.ts";
import type {Block, Inline, ReportDocument} from "../report/model.ts";
import {loadTheme} from "../themes/load.ts";
import {tryAnalyse} from "./analyse.ts";
import {tryCompose} from "./compose.ts";
import {stopErrors} from "./refuse-stops.ts";
import {type OnStep, step} from "./steps.ts";

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
    theme: await loadTheme(files.evaluation.value.style.theme),
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
    warnings: results.dataReport.warnings,
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
  const all = [
    ...report.chapters.flatMap((chapter) => chapter.blocks),
    ...report.footnotes.flatMap((note) => note.children),
  ];
  return all.flatMap(withInner);
}

function withInner(block: Block): Block[] {
  if (block.kind === "list") return [block, ...block.items.flat().flatMap(withInner)];
  if (block.kind === "columns") return [block, ...block.columns.flat().flatMap(withInner)];
  if ("children" in block && block.kind !== "paragraph" && block.kind !== "heading") {
    return [block, ...block.children.flatMap(withInner)];
  }
  return [block];
}

function inlinesOf(block: Block): Inline[] {
  return block.kind === "paragraph" || block.kind === "heading" ? block.children.flatMap(deep) : [];
}

function deep(inline: Inline): Inline[] {
  return "children" in inline ? [inline, ...inline.children.flatMap(deep)] : [inline];
}
