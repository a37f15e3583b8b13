import type {EvaluationFiles} from "../config/read-files.ts";
import {drawFigures} from "../figures/draw.ts";
import type {RenderedChapter} from "../narrative/model.ts";
import {renderChapters} from "../narrative/render-chapters.ts";
import {renderText} from "../narrative/render-text.ts";
import {assembleReport} from "../report/assemble.ts";
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
 * The paper wing's part of the trip: chapters, results and figures as one document.
 * @throws CliError (config, claim) with the place in the chapter or in evaluation.yaml
 */
export async function composeReport(files: EvaluationFiles, results: Results, onStep: OnStep): Promise<ReportDocument> {
  const chapters = await step("text", onStep, () => composeText(files, results));
  const figures = await step("figures", onStep, async () => {
    const {figures: specs} = files.evaluation.value;
    const drawn = await drawFigures(specs, results, {
      style: results.style,
      placeOf: (key) => files.evaluation.placeOf(["figures", key]),
    });
    return new Map(
      [...drawn].map(([key, figure]) => {
        const place = files.evaluation.placeOf(["figures", key, "alt"]);
        return [key, {...figure, alt: renderText(specs[key]?.alt ?? "", results, place)}] as const;
      }),
    );
  });
  return assembleReport(chapters, results, figures);
}
