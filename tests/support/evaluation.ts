import {mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";

/** A small evaluation of twelve invented people: a survey in two waves and a register. Paths are relative to its root. */
const files: Readonly<Record<string, string>> = {
  "reports/lille/evaluation.yaml": `title: Lille evaluering
data_date: 2026-03-01
data_notice: Opdigtede personer
disclosure: {none: Personerne er opdigtede.}
population: alle
waves:
  1: {label: Før}
  2: {label: Efter}
sources:
  skema: {type: surveyxact, path: ../../data/skema, name: Spørgeskema, id: personid, wave: maaling, completed: stato_4, closed: closetim}
  register: {type: csv, path: ../../data/register.csv, name: Register, id: personid}
populations:
  alle: {source: register, label: deltagere}
facts:
  maal: {value: 40, unit: percent, label: Mål for job, source: Projektbeskrivelsen}
analyses:
  helbred:
    kind: distribution
    items: [skema.helbred]
    wave: 1
    title: Selvvurderet helbred. Procent
  helbred_job:
    kind: crosstab
    rows: skema.helbred
    columns: register.job
    wave: 1
    title: Helbred og job. Procent
  udvikling:
    kind: change
    items: [skema.helbred]
    waves: [1, 2]
    panel: true
    title: Udvikling i helbred. Procent
  job:
    kind: outcome
    items: [{variable: register.job, target: maal}]
    title: I job. Procent
  alder:
    kind: numbers
    items: [register.alder]
    title: Alder
figures:
  helbred_figur:
    kind: bars
    analysis: helbred
    title: Selvvurderet helbred
    alt: '{{share "helbred" row="Godt"}} har et godt helbred.'
`,
  "reports/lille/codebook.yaml": `scales:
  helbred:
    codes: [{code: 1, label: Godt}, {code: 2, label: Nogenlunde}, {code: 3, label: Dårligt}]
    best: first
sources:
  skema:
    variables:
      helbred: {label: Helbred, scale: helbred}
  register:
    variables:
      job: {label: Job, order: [Ja, Nej]}
      alder: {label: Alder, unit: år}
      aldersgruppe:
        label: Aldersgruppe
        derive: {bands: alder, into: [{label: Under 30 år, to: 29}, {label: 30 år og derover, from: 30}]}
`,
  "reports/lille/chapters/01-resultater.md": `# Resultater

I {{ref "table:helbred"}} ses, at {{share "helbred" row="Godt"}} har et godt helbred.
{{#claim "flertal godt" test="share(helbred, 'Godt') > 0.3"}}En stor del har et godt helbred.{{/claim}} Se {{ref "figure:helbred_figur"}}, {{ref "table:helbred_job"}}, {{ref "table:udvikling"}} og {{ref "table:job"}}. Der er {{populationSize "alder" unit="deltager|deltagere"}}.

{{table "helbred"}}

{{figure "helbred_figur"}}

{{table "helbred_job"}}

{{table "udvikling"}}

{{table "job"}}
`,
  "data/skema/structure.csv": `questionName;variableName;questionType;subType;questionText;choiceValue;choiceText
personid;personid;Open;String;Person-id;;;
maaling;maaling;Closed;Single;Måling;;;
helbred;helbred;Closed;Single;Hvordan er dit helbred?;;;
`,
  "data/skema/labels.csv": `maaling;1;Før
maaling;2;Efter
helbred;1;Godt
helbred;2;Nogenlunde
helbred;3;Dårligt
`,
  "data/skema/dataset.csv": `responde;closetim;personid;maaling;helbred;stato_4
${[1, 2]
  .flatMap((wave) =>
    Array.from({length: 12}, (_, index) => {
      const answer = ((index + (wave === 2 ? index % 2 : 0)) % 3) + 1;
      const day = String(index + 1).padStart(2, "0");
      return `9000${wave}${String(index).padStart(4, "0")};2026-0${wave}-${day} 10:00:00;P${index + 1};${wave};${answer};1`;
    }),
  )
  .join("\n")}
`,
  "data/register.csv": `personid;job;alder
${Array.from({length: 12}, (_, index) => `P${index + 1};${index % 4 === 0 ? "Ja" : "Nej"};${22 + 3 * index}`).join("\n")}
`,
};

export type Changes = Readonly<Record<string, string | Uint8Array | null | ((text: string) => string)>>;

export interface SmallEvaluation {
  readonly root: string;
  /** The evaluation's folder. */
  readonly folder: string;
  /** An output folder that is not there yet. */
  readonly out: string;
}

/** Writes the small evaluation to a new temporary folder, with some files changed, replaced or (null) left out. */
export async function writeSmallEvaluation(changes: Changes = {}): Promise<SmallEvaluation> {
  const root = await mkdtemp(join(tmpdir(), "maalepunkt-lille-"));
  const unknown = Object.keys(changes).filter((name) => typeof changes[name] === "function" && !(name in files));
  if (unknown.length > 0) throw new Error(`no such file in the small evaluation: ${unknown.join(", ")}`);
  for (const name of new Set([...Object.keys(files), ...Object.keys(changes)])) {
    const original = files[name] ?? "";
    const change = changes[name];
    if (change === null) continue;
    const content =
      change === undefined ? original : typeof change === "function" ? changed(name, original, change) : change;
    await mkdir(dirname(join(root, name)), {recursive: true});
    await writeFile(join(root, name), content);
  }
  return {root, folder: join(root, "reports/lille"), out: join(root, "build")};
}

/** A change that changes nothing would make its test pass for the wrong reason. */
function changed(name: string, original: string, change: (text: string) => string): string {
  const text = change(original);
  if (text === original) throw new Error(`the change of ${name} changed nothing`);
  return text;
}
