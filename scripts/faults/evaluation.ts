/** A small evaluation with units, whose data come in two versions. */
import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

export const versions = ["first", "second"] as const;

/** Of the data. Both are as long, so that no size tells them apart. */
export type Version = (typeof versions)[number];

/** One unit is the same in both: its report is shared between editions. */
const unitRows: readonly (readonly [unit: string, persons: number, yes: Readonly<Record<Version, number>>])[] = [
  ["Aarhus", 41, {first: 17, second: 29}],
  ["Ærø", 23, {first: 11, second: 4}],
  ["Odense", 31, {first: 13, second: 13}],
];

/** The register, one line a person. */
export function registerOf(version: Version): string {
  const rows = unitRows.flatMap(([unit, persons, yes], place) =>
    Array.from({length: persons}, (_, person) => {
      return `P${place}-${String(person).padStart(3, "0")};${unit};${person < yes[version] ? 1 : 2}`;
    }),
  );
  return `personid;kommune;svar\n${rows.join("\n")}\n`;
}

const chapter = `# Resultater i {{unit}}

{{share "svar" row="Ja"}} svarer ja i {{unit}}, jf. {{ref "table:svar"}} og {{ref "figure:svar"}}.

{{table "svar"}}

{{figure "svar"}}
`;

/** Writes the evaluation. @param data the register's path, from the evaluation's folder */
export function writeEvaluation(folder: string, data: string): void {
  const files = {
    "codebook.yaml": `sources:
  register:
    variables:
      kommune: {label: Kommune, order: [${unitRows.map(([unit]) => unit).join(", ")}]}
      svar: {label: Svar, labels: {1: Ja, 2: Nej}}
`,
    "chapters/01-resultater.md": chapter,
    "evaluation.yaml": `title: Evaluering i {{unit}}
data_date: 2026-03-01
disclosure: {none: Personerne er opdigtede.}
population: alle
units: {variable: register.kommune, name: Kommune, all: Alle kommuner, smallest: 10, below: skip}
sources:
  register: {type: csv, path: ${data}, name: Register, id: personid}
populations:
  alle: {source: register, label: deltagere}
analyses:
  svar: {kind: distribution, items: [register.svar], show: count-and-percent, title: "Svar i {{unit}}"}
figures:
  svar: {kind: bars, analysis: svar, title: "Svar i {{unit}}", alt: '{{share "svar" row="Ja"}} svarer ja.'}
`,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), content);
  }
}
