/** Writes the exports of the evaluation of the kommuner: people from `simulate`, with the planted numbers in them. */
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {simulate} from "../../src/simulate/simulate.ts";
import {marginAnalyses, marginsOf} from "./margins.ts";
import {type PlantedKommune, plantedKommuner} from "./planted.ts";
import {dataFolder, writeKommunerne} from "./write-evaluation.ts";

/**
 * @param data the folder for `register.csv` and `borgerskema.csv`
 * @param planted all 98 kommuner when left out
 * @param plausible whether the people are to look like the country's, which takes longer
 */
export async function writeKommunerneData(
  data: string,
  planted: readonly PlantedKommune[] = plantedKommuner,
  plausible = true,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "kommunerne-"));
  try {
    // Of units `simulate` knows nothing, so that what compares them has no place here.
    const folder = await writeKommunerne(root, {compares: false});
    const file = join(folder, "evaluation.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("\nanalyses:\n", `\nanalyses:${marginAnalyses}`));
    const margins = join(root, "margins.json");
    await writeFile(margins, JSON.stringify(marginsOf(planted, plausible)));
    const persons = planted.reduce((sum, {n}) => sum + n, 0);
    const {misfits, unused} = await simulate(folder, {margins: [margins], persons, seed: 98});
    const missed = [...misfits, ...unused].map(({what, printed}) => `${what}: ${printed}`);
    if (missed.length > 0) throw new Error(`what is planted did not grow: ${missed.join(", ")}`);
    await mkdir(data, {recursive: true});
    const register = await readFile(join(dataFolder(root), "register.csv"), "utf8");
    await writeFile(join(data, "register.csv"), withSums(register, planted));
    await cp(join(dataFolder(root), "borgerskema.csv"), join(data, "borgerskema.csv"));
  } finally {
    await rm(root, {recursive: true, force: true});
  }
}

/** The register with minutes and costs that add up to what is planted: everybody gets as much more, or less, as everybody else. */
function withSums(register: string, planted: readonly PlantedKommune[]): string {
  const [header = "", ...lines] = register.trimEnd().split(/\r?\n/);
  const names = header.split(";");
  const at = (name: string) => names.indexOf(name);
  const rows = lines.map((line) => line.split(";"));
  for (const {name, minutes, cost} of planted) {
    const own = rows.filter((row) => row[at("kommune")] === name);
    raise(own, at("minutter"), minutes);
    raise(own, at("udgift"), cost);
  }
  return `${[header, ...rows.map((row) => row.join(";"))].join("\n")}\n`;
}

function raise(rows: readonly string[][], at: number, wanted: number): void {
  const missing = wanted - rows.reduce((sum, row) => sum + Number(row[at]), 0);
  const each = Math.floor(missing / rows.length);
  const first = missing - each * rows.length;
  rows.forEach((row, index) => {
    row[at] = String(Number(row[at]) + each + (index < first ? 1 : 0));
  });
}
