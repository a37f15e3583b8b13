/** An evaluation of units whose persons have answers that nobody else's have: a number that strays is known by its looks. */
import {mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";

export interface PlantedUnit {
  readonly name: string;
  /** Persons; a prime, so that it is no multiple of another. */
  readonly n: number;
  /** What each of its persons has answered as a number. */
  readonly amount: number;
  /** How many of them have answered Ja. */
  readonly yes: number;
}

const primes = [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157];
const names = [
  "Aarhus",
  "Ærø",
  "Ishøj/Vallensbæk",
  "../Brøndby",
  "<b>Gentofte</b>",
  '{{share "svar"}}',
  "Nørre & Sønder",
  "Æroe",
  "CON",
  "**Fed**",
];

/** Ten units, some with names that would do harm if they were taken for more than names. */
export const plantedUnits: readonly PlantedUnit[] = names.map((name, index) => ({
  name,
  n: primes[index] ?? 0,
  amount: 40_007 + 1013 * index,
  yes: 17 + 7 * index,
}));

/** A unit that is too small for a report. */
export const smallUnit: PlantedUnit = {name: "Læsø", n: 3, amount: 91_009, yes: 1};

export interface Planted {
  readonly folder: string;
  readonly out: string;
  readonly root: string;
}

export interface PlantedOptions {
  readonly units?: readonly PlantedUnit[];
  /** Lines of `units:` besides the variable. */
  readonly settings?: string;
  /** Further analyses. */
  readonly analyses?: string;
  readonly chapter?: string;
}

const chapter = `# Resultater i {{unit}}

{{#when test="unit() = 'Aarhus'"}}Kun om smilets by.{{/when}} {{share "svar" row="Ja"}} svarer ja i {{unit}}, jf. {{ref "table:svar"}}, {{ref "table:beloeb"}} og {{ref "figure:svarfigur"}}.

{{table "svar"}}

{{table "beloeb"}}

{{figure "svarfigur"}}
`;

/** Writes the evaluation to a new temporary folder. */
export async function writePlanted(options: PlantedOptions = {}): Promise<Planted> {
  const root = await mkdtemp(join(tmpdir(), "maalepunkt-enheder-"));
  const files = plantedFiles(options);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), {recursive: true});
    await writeFile(join(root, name), content);
  }
  return {root, folder: join(root, "reports/enheder"), out: join(root, "build")};
}

/** The register of some units, one line a person. */
export function plantedRegister(units: readonly PlantedUnit[]): string {
  const rows = units.flatMap(({name, n, amount, yes}, unit) =>
    Array.from({length: n}, (_, index) => {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      return `U${unit}P${index};${quoted};${index < yes ? "Ja" : "Nej"};${amount}`;
    }),
  );
  return `personid;enhed;svar;beloeb\n${rows.join("\n")}\n`;
}

function plantedFiles(options: PlantedOptions): Record<string, string> {
  const {units = [...plantedUnits, smallUnit], settings = "smallest: 10, below: skip"} = options;
  return {
    "data/register.csv": plantedRegister(units),
    "reports/enheder/codebook.yaml": `sources:
  register:
    variables:
      enhed: {label: Kommune, order: ${JSON.stringify(units.map(({name}) => name))}}
      svar: {label: Svar, order: [Ja, Nej]}
      beloeb: {label: Beløb, unit: kr.}
`,
    "reports/enheder/chapters/01-resultater.md": options.chapter ?? chapter,
    "reports/enheder/evaluation.yaml": `title: Evaluering i {{unit}}
data_date: 2026-03-01
disclosure: {none: Personerne er opdigtede.}
style: {decimals: 1}
population: alle
units: {variable: register.enhed, name: Kommune, all: Alle kommuner, rest: Øvrige kommuner, ${settings}}
sources:
  register: {type: csv, path: ../../data/register.csv, name: Register, id: personid}
populations:
  alle: {source: register, label: deltagere}
analyses:
  svar: {kind: distribution, items: [register.svar], show: count-and-percent, title: "Svar i {{unit}}"}
  beloeb: {kind: numbers, items: [register.beloeb], title: Beløb}
${options.analyses ?? ""}
figures:
  svarfigur: {kind: bars, analysis: svar, title: "Svar i {{unit}}", alt: '{{share "svar" row="Ja"}} i {{unit}} svarer ja.'}
`,
  };
}
