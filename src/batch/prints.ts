/** What a report is made of, as prints: the same print, the same report. */
import {createHash} from "node:crypto";
import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {WholeData} from "../pipeline/analyse.ts";
import {pathsIn} from "../pipeline/analysis-prints.ts";
import type {LoadedUnits} from "../pipeline/units/load.ts";
import type {Unit} from "../pipeline/units/plan.ts";
import type {Theme} from "../themes/model.ts";

export interface Printed {
  readonly files: EvaluationFiles;
  readonly data: WholeData;
  readonly units: LoadedUnits;
  readonly theme: Theme;
  /** Of maalepunkt itself and what it prints with. */
  readonly program: string;
}

export interface ReportPrints {
  readonly all: string;
  readonly ofUnit: (unit: Unit) => string;
}

/**
 * A print of each report: of its own answers, and of all that is shared. A unit's is of everybody's answers too where it is
 * compared with the others.
 */
export async function reportPrints({files, data, units, theme, program}: Printed): Promise<ReportPrints> {
  const {evaluation, codebook, chapters, literature} = files;
  const paths = [...new Set(Object.values(evaluation.value.analyses).flatMap(pathsIn))].sort();
  const typed = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(files.folder, path)).then(printOf, () => null)]),
  );
  const written = [evaluation.value, codebook.value, chapters.map(({text}) => text), literature?.value ?? null];
  const shared = printOf([program, written, typed, data.codebook, theme]);
  const {all, units: ofUnits} = await units.prints();
  const isCompared = units.all.compared !== null;
  const {plan} = units;
  return {
    all: printOf([shared, all, plan, data.store.sources]),
    ofUnit: (unit) => printOf([shared, unit, ofUnits.get(unit.key) ?? null, isCompared ? [all, plan] : null]),
  };
}

/** A print of any plain value. Maps count as their entries; where something is described in a file does not count. */
export function printOf(value: unknown): string {
  const text =
    value instanceof Uint8Array || typeof value === "string"
      ? value
      : JSON.stringify(value, (key, each: unknown) => {
          if (key === "place") return undefined;
          if (each instanceof Map) return [...each];
          return each instanceof Set ? [...each] : each;
        });
  return createHash("sha256").update(text).digest("hex");
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const code = fileURLToPath(new URL("..", import.meta.url));

/**
 * A print of maalepunkt, its templates, the versions that it runs with, and the browser.
 * @param browser the path of the one that prints; null when nothing is printed
 */
export async function programPrint(browser: string | null): Promise<string> {
  ownContents ??= readOwnContents();
  const found = browser === null ? null : await stat(browser).then(({mtimeMs, size}) => [browser, mtimeMs, size]);
  return printOf([process.version, process.platform, process.arch, ...(await ownContents), found]);
}

/** As they were when they were first asked for: what runs is what was loaded, whatever is put in its place later. */
let ownContents: Promise<readonly unknown[]> | undefined;

function readOwnContents(): Promise<readonly unknown[]> {
  return Promise.all([
    contentsOf(code),
    contentsOf(join(root, "templates")),
    Promise.all(
      ["package.json", "package-lock.json"].map((name) => readFile(join(root, name)).then(printOf, () => null)),
    ),
  ]);
}

async function contentsOf(folder: string): Promise<(readonly [string, string])[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const paths = entries.filter((entry) => entry.isFile()).map(({parentPath, name}) => join(parentPath, name));
  return Promise.all(
    paths.sort().map(async (path) => [path.slice(folder.length), printOf(await readFile(path))] as const),
  );
}
