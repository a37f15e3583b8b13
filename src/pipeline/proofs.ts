import type {EvaluationFiles} from "../config/read-files.ts";
import {formatPlace} from "../errors/cli-error.ts";
import {readManuscript} from "../proofs/manuscript.ts";
import type {Remark} from "../proofs/model.ts";
import {proofread} from "../proofs/proofread.ts";
import type {Results} from "../results/model.ts";

/** What an author should look at in the chapters of an evaluation, in the order of the report. */
export function remarksOn(files: EvaluationFiles, results: Results): Remark[] {
  const {analyses, figures, proofs} = files.evaluation.value;
  const remarks = proofread(
    {
      manuscripts: files.chapters.map(({file, text}) => readManuscript(file, text)),
      results,
      figures: Object.fromEntries(Object.entries(figures).map(([key, {analysis}]) => [key, analysis])),
      // Keys of others may stand anywhere in an analysis: in addresses, lists and texts.
      readByAnalyses: Object.values(analyses).flatMap(
        (spec) => JSON.stringify(spec).match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? [],
      ),
    },
    proofs,
  );
  return remarks.map((remark) =>
    remark.rule === "unused-analysis"
      ? {...remark, place: files.evaluation.placeOf(["analyses", remark.words])}
      : remark,
  );
}

/** A remark as one line for a terminal: `chapters/04-profil.md:12:5 «31 pct.» is typed by hand. …` */
export function remarkLine({place, message, hint}: Remark): string {
  return [formatPlace(place), message, hint ?? ""].filter((part) => part !== "").join(" ");
}
