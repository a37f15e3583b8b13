import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {onTestFinished} from "vitest";

/** A folder that is there while a test runs. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "maalepunkt-simulate-"));
  onTestFinished(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

/** A folder with an evaluation, and no exports. */
export async function evaluationFolder(evaluation: string, codebook: string): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "evaluation.yaml"), evaluation);
  await writeFile(join(folder, "codebook.yaml"), codebook);
  return folder;
}

/** Printed numbers as a file of a folder. */
export async function marginsFile(folder: string, margins: unknown): Promise<string> {
  const path = join(folder, "margins.json");
  await writeFile(path, JSON.stringify(margins));
  return path;
}

export const codebook = `scales:
  helbred: {best: last, codes: [{code: 1, label: Dårligt}, {code: 2, label: Godt}, {code: 3, label: Fremragende}]}
  tid: {best: last, codes: [{code: 0, label: Aldrig}, {code: 1, label: Sjældent}, {code: 2, label: Tit}]}
sources:
  borger:
    variables:
      helbred: {label: Helbred, scale: helbred}
      glad: {label: Glad, scale: tid}
      rolig: {label: Rolig, scale: tid}
      trivsel: {label: Trivsel, unit: point, derive: {sum: [glad, rolig], times: 10}}
  forloeb:
    variables:
      koen: {label: Køn, labels: {1: Kvinde, 2: Mand}}
      alder: {label: Alder, type: number, simulate: {from: 18, to: 60}}
      job: {label: Job, order: [Ja, Nej]}
`;

/** An evaluation with the sources as they are given, and the analyses below. */
export function evaluation(analyses: string, more = "data_notice: Personerne er opdigtede.\n"): string {
  return `title: Prøve
disclosure: {none: Opdigtede}
${more}waves: {1: {label: Første måling}, 2: {label: Anden måling}}
sources:
  borger: {type: csv, path: data/borger.csv, name: borgerskema, id: id, wave: maaling, completed: faerdig, closed: tid}
  forloeb: {type: csv, path: data/forloeb.csv, name: forløb, id: id}
populations: {alle: {source: forloeb, label: borgere}}
population: alle
analyses:
${analyses}`;
}
