import {tryDependencies} from "../analyses/dependencies.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import {formatPlace, type Place} from "../errors/cli-error.ts";
import {readManuscript} from "../proofs/manuscript.ts";
import type {Remark} from "../proofs/model.ts";
import {proofread} from "../proofs/proofread.ts";
import type {Results} from "../results/model.ts";

/** What an author should look at in the chapters of an evaluation, in the order of the report. */
export function remarksOn(files: EvaluationFiles, results: Results): Remark[] {
  const {figures, proofs} = files.evaluation.value;
  const remarks = proofread(
    {
      manuscripts: files.chapters.map(({file, text}) => readManuscript(file, text)),
      results,
      figures: Object.fromEntries(Object.entries(figures).map(([key, {analysis}]) => [key, analysis])),
      readElsewhere: readElsewhere(files),
      works: Object.keys(files.literature?.value ?? {}),
    },
    proofs,
  );
  return remarks.map((remark) => ({...remark, place: placeOf(remark, files) ?? remark.place}));
}

/** The analyses that others name, and all that texts outside the chapters may: their keys stand there among other words. */
function readElsewhere({evaluation}: EvaluationFiles): string[] {
  const {analyses, figures} = evaluation.value;
  // Those without a path are read because everything is, as by a table of the methods.
  const named = [...tryDependencies(evaluation.value, evaluation.placeOf).found.values()]
    .flat()
    .flatMap(({analysis, path}) => (path.length === 0 ? [] : [analysis]));
  const texts = [
    ...Object.values(figures).map(({alt}) => alt ?? ""),
    ...Object.values(analyses).flatMap((spec) => (spec.kind === "judgement" ? [JSON.stringify(spec)] : [])),
  ];
  return [...named, ...texts.flatMap((text) => text.match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? [])];
}

/** What is remarked on outside the chapters stands in a file of its own. */
function placeOf({rule, words}: Remark, {evaluation, literature}: EvaluationFiles): Place | undefined {
  if (rule === "unused-analysis") return evaluation.placeOf(["analyses", words]);
  if (rule === "uncited-work") return literature?.placeOf([words]);
  return undefined;
}

/** A remark as one line for a terminal: `chapters/04-profil.md:12:5 «31 pct.» is typed by hand. …` */
export function remarkLine({place, message, hint}: Remark): string {
  return [formatPlace(place), message, hint ?? ""].filter((part) => part !== "").join(" ");
}
