import {printOf} from "../batch/prints.ts";
import {everyReport, type Run} from "../batch/run.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {RunIdentity} from "./model.ts";

/** What the reports of an evaluation are made of, here and now. */
export function identityOf(run: Run): RunIdentity {
  const reports = everyReport(run).map(({unit, print}) => [unit.key, unit.n, print]);
  return {
    evaluation: run.files.key,
    program: run.program,
    configuration: configurationPrint(run.files),
    content: printOf(reports),
  };
}

export type Difference = "program" | "configuration" | "data";

/** What a worker has other than the dispatcher, the first that explains the rest; null when all is the same. */
export function differenceOf(wanted: RunIdentity, own: RunIdentity): Difference | null {
  if (wanted.program !== own.program) return "program";
  if (wanted.configuration !== own.configuration) return "configuration";
  return wanted.content === own.content ? null : "data";
}

function configurationPrint({evaluation, codebook, chapters, literature}: EvaluationFiles): string {
  return printOf([evaluation.value, codebook.value, chapters.map(({text}) => text), literature?.value ?? null]);
}
