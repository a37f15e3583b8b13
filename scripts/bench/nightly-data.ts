import {cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";

const original = join("reports", "paa-vej-til-arbejde");
const exports = join("data", "paa-vej-til-arbejde");

/** An export as it lies on disk. */
interface Export {
  readonly path: string;
  readonly encoding: "latin1" | "utf16le" | "utf8";
  readonly delimiter: string;
  readonly id: string;
}

const tables: readonly Export[] = [
  {path: "borgerskema/dataset.csv", encoding: "latin1", delimiter: ";", id: "borgerid"},
  {path: "medarbejderskema/dataset.csv", encoding: "utf16le", delimiter: "\t", id: "borgerid"},
  {path: "forloeb.csv", encoding: "utf8", delimiter: ";", id: "borger_id"},
];

export interface NightlyData {
  /** The evaluation of all kommuner. */
  readonly folder: string;
  /** Writes the exports once more, with new persons in one kommune. */
  readonly nextNight: () => void;
}

/**
 * The example evaluation in many invented kommuner. Each has the example's persons but for some that are left out by lot, so that
 * all have numbers of their own.
 */
export function nightlyData(root: string, kommuner: number): NightlyData {
  const folder = join(root, "evaluering");
  const data = join(root, "data");
  cpSync(original, folder, {recursive: true});
  cpSync(exports, data, {recursive: true});
  const names = Array.from({length: kommuner}, (_, index) => `Kommune ${String(index + 1).padStart(2, "0")}`);
  writeEvaluation(folder, relative(folder, data), names);
  forgetPublished(folder);
  const leftOut = draw(names.length);
  const write = (isNext: boolean) => {
    for (const table of tables)
      writeTable(data, table, {names, isLeftOut: (person, at) => leftOut(person, at, isNext)});
  };
  write(false);
  return {folder, nextNight: () => write(true)};
}

/** Who is left out of which kommune; by the second night all have come to the first one. */
function draw(kommuner: number): (person: number, kommune: number, isNext: boolean) => boolean {
  const random = xoshiro128(7);
  const persons = Array.from({length: kommuner}, () => Array.from({length: 400}, () => random() < 0.06));
  return (person, kommune, isNext) => {
    if (isNext && kommune === 0) return false;
    return persons[kommune]?.[person] === true;
  };
}

interface Division {
  readonly names: readonly string[];
  readonly isLeftOut: (person: number, kommune: number) => boolean;
}

function writeTable(data: string, {path, encoding, delimiter, id}: Export, {names, isLeftOut}: Division): void {
  const text = readFileSync(join(exports, path)).toString(encoding);
  const [header = "", ...rows] = text.split(/\r?\n/).filter((line) => line !== "");
  const at = header.replace("\uFEFF", "").split(delimiter).indexOf(id);
  const isRegister = path === "forloeb.csv";
  const written = names.flatMap((name, kommune) =>
    rows.flatMap((row) => {
      const fields = row.split(delimiter);
      const person = fields[at] ?? "";
      if (isLeftOut(Number(person.replace(/\D/g, "")) % 400, kommune)) return [];
      fields[at] = `${person}K${kommune}`;
      return [[...fields, ...(isRegister ? [name] : [])].join(delimiter)];
    }),
  );
  const lines = [isRegister ? `${header}${delimiter}kommune` : header, ...written, ""];
  mkdirSync(data, {recursive: true});
  writeFileSync(join(data, path), Buffer.from(lines.join("\r\n"), encoding));
}

/** What the example says of its printed report, and claims of its persons, has no place in a kommune's: those are other people. */
function forgetPublished(folder: string): void {
  const evaluation = join(folder, "evaluation.yaml");
  writeFileSync(
    evaluation,
    readFileSync(evaluation, "utf8").replace(/^ {2}# Bilag B\n[\s\S]*?(?=^ {2}# Bilag C$)/m, ""),
  );
  const chapters = join(folder, "chapters");
  const heading = "# Afvigelser fra den trykte rapport {.appendix #afvigelser}";
  writeFileSync(
    join(chapters, "92-afvigelser.md"),
    `${heading}\n\nKommunerne er opdigtede, så der er intet at sammenligne med.\n`,
  );
  for (const name of readdirSync(chapters)) {
    const text = readFileSync(join(chapters, name), "utf8");
    const open = text.replace(/\{\{#claim [^{}]*\}\}|\{\{\/claim\}\}/g, "");
    writeFileSync(join(chapters, name), open.replace(/\{\{[^{}]*"(?:afvigende_|trykte_test)[^{}]*\}\}/g, "nogle"));
  }
}

function writeEvaluation(folder: string, data: string, names: readonly string[]): void {
  const evaluation = join(folder, "evaluation.yaml");
  const text = readFileSync(evaluation, "utf8")
    .replaceAll("../../data/paa-vej-til-arbejde", data)
    .replace(/^title: .*$/m, "title: På vej til arbejde i {{unit}}")
    .replace(
      /^population: indskrevne$/m,
      "population: indskrevne\nunits: {variable: forloeb.kommune, name: Kommune, all: Alle kommuner, smallest: 10, below: skip, claims: warn}",
    );
  writeFileSync(evaluation, text);
  const codebook = join(folder, "codebook.yaml");
  const described = readFileSync(codebook, "utf8").replace(
    /^ {2}forloeb:\n {4}variables:\n/m,
    (head) => `${head}      kommune: {label: Kommune, order: ${JSON.stringify(names)}}\n`,
  );
  writeFileSync(codebook, described);
}
