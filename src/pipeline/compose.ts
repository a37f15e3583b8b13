import type {EvaluationFiles} from "../config/read-files.ts";
import {drawFigures} from "../figures/draw.ts";
import type {Engine} from "../figures/engine.ts";
import type {RenderedChapter} from "../narrative/model.ts";
import {renderChapters} from "../narrative/render-chapters.ts";
import {renderText} from "../narrative/render-text.ts";
import {assembleReport, type DrawnFigure} from "../report/assemble.ts";
import type {ReportDocument} from "../report/model.ts";
import type {Results} from "../results/model.ts";
import {type OnStep, step} from "./steps.ts";

/**
 * Chapters with their numbers in place.
 * @throws CliError (config, claim): a claim that the data do not support stops every kind of build
 */
export function composeText(files: EvaluationFiles, results: Results): RenderedChapter[] {
  return renderChapters(files.chapters, results);
}

/**
 * The paper wing's part of the trip: chapters, results and figures as one document. The figures are drawn in their own
 * thread while the text is made.
 * @throws CliError (config, claim) with the place in the chapter or in evaluation.yaml
 */
export async function composeReport(
  files: EvaluationFiles,
  results: Results,
  onStep: OnStep,
  engine?: Engine,
): Promise<ReportDocument> {
  const drawing = step("figures", onStep, () => figuresOf(files, results, engine));
  drawing.catch(() => undefined);
  const chapters = await step("text", onStep, () => composeText(files, results));
  return assembleReport(chapters, results, await drawing);
}

async function figuresOf(
  files: EvaluationFiles,
  results: Results,
  engine: Engine | undefined,
): Promise<Map<string, DrawnFigure>> {
  const {figures: specs} = files.evaluation.value;
  const place = (key: string, ...path: string[]) => files.evaluation.placeOf(["figures", key, ...path]);
  const drawn = await drawFigures(specs, results, {style: results.style, engine, placeOf: place});
  return new Map(
    [...drawn].map(([key, figure]) => [
      key,
      {...figure, alt: renderText(specs[key]?.alt ?? "", results, place(key, "alt"))},
    ]),
  );
}
