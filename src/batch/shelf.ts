/** The output folder of a batch: which reports stand there, and how others come there. */
import {rm, rmdir} from "node:fs/promises";
import {join} from "node:path";
import {manifestName, signatureName} from "../editions/manifest.ts";
import type {Output} from "../pipeline/make-manifest.ts";
import {fillUnit} from "../pipeline/units/fill-unit.ts";
import {writeOutput} from "../pipeline/write-output.ts";
import {inOrder} from "./in-turn.ts";
import {indexPage} from "./index-page.ts";
import {fileNameOf} from "./make-report.ts";
import {signUnchanged, writeBatchManifest} from "./manifests.ts";
import type {Run, Wanted} from "./run.ts";
import {type Built, isWhole, readState, writeState} from "./state.ts";

/** Of a run, what stands on its shelf; its data may be closed. */
export type Shelved = Omit<Run, "presses" | "prints" | "shared" | "program">;

/** What stands in the output folder, as far as is known, and how that is written down. */
export interface Shelf {
  readonly state: Map<string, Built>;
  readonly save: () => Promise<void>;
}

/** No report has it. */
const unknownPrint = "";

/** What is on the shelf of the output folder. */
export async function openShelf({out}: Shelved): Promise<Shelf> {
  const state = new Map(await readState(out));
  return {state, save: inOrder(() => writeState(out, state))};
}

/** Whether a report stands on the shelf that nothing has changed for. */
export async function isCurrent({out, options}: Shelved, {unit, print}: Wanted, {state}: Shelf): Promise<boolean> {
  const before = state.get(unit.key);
  const names = [...options.formats.map((format) => fileNameOf(unit.key, format)), manifestName];
  return before?.print === print && (await isWhole(out, unit.key, before, names));
}

/**
 * Puts a report's files in place; that they are is not saved yet. What is saved first is that they are not, since whoever dies half
 * way leaves some files of each, which may have the same size.
 * @throws CliError (output)
 */
export async function shelve(
  {out}: Shelved,
  {unit, print}: Wanted,
  files: readonly Output[],
  {state, save}: Shelf,
): Promise<void> {
  const earlier = state.get(unit.key);
  if (earlier !== undefined && earlier.print !== unknownPrint) {
    state.set(unit.key, {...earlier, print: unknownPrint});
    await save();
  }
  await writeOutput(join(out, unit.key), files);
  const names = new Set(files.map(({name}) => name));
  const before = Object.keys(earlier?.files ?? {});
  await removeFiles(
    out,
    unit.key,
    before.filter((name) => !names.has(name)),
  );
  const sizes = files.map(({name, content}) => [name, Buffer.byteLength(content)] as const);
  state.set(unit.key, {name: unit.name, n: unit.n, print, files: Object.fromEntries(sizes)});
}

/** Signs a report that stands on the shelf, where that is wanted. Gives whether the shelf has changed. @throws CliError (output) */
export async function signShelved({out, options}: Shelved, {unit}: Wanted, {state}: Shelf): Promise<boolean> {
  const built = state.get(unit.key);
  if (options.sign === undefined || built === undefined) return false;
  const signature = await signUnchanged(join(out, unit.key), options.sign);
  if (signature === null) return false;
  const files = {...built.files, [signatureName]: Buffer.byteLength(signature)};
  state.set(unit.key, {...built, files});
  return true;
}

/** Takes reports away that there are no more: they would be read as if they were of today. @throws CliError (output) */
export async function forgetOthers({out}: Shelved, every: readonly Wanted[], {state, save}: Shelf): Promise<void> {
  const known = new Set(every.map(({unit}) => unit.key));
  for (const [key, {files}] of [...state]) {
    if (known.has(key)) continue;
    await removeFiles(out, key, Object.keys(files));
    await rmdir(join(out, key)).catch(() => undefined);
    state.delete(key);
    await save();
  }
}

async function removeFiles(out: string, key: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(join(out, key, name), {force: true})));
}

/** Writes the page that leads to all reports on the shelf, and the manifest of them all. @throws CliError (output) */
export async function writeIndex(run: Shelved, every: readonly Wanted[], {state}: Shelf): Promise<void> {
  const {files, units, out, data, manifests, options} = run;
  const reports = every.flatMap(({unit: {key}, isForAll}) => {
    const built = state.get(key);
    if (built === undefined) return [];
    const shown = Object.keys(built.files).filter((name) => name !== manifestName && name !== signatureName);
    return [{key, name: built.name, n: built.n, isForAll, files: shown}];
  });
  const {spec, plan} = units;
  const content = indexPage({
    title: fillUnit(files.evaluation.value.title, spec.all),
    unitName: spec.name,
    smallest: spec.smallest,
    notice: options.notice?.all ?? null,
    reports,
    small: plan.small.map(({name}) => name),
    mergedInto: plan.isMerged && spec.below === "merge" ? spec.into : null,
  });
  const {title, data_date: dataDate = data.store.lastAnswer} = files.evaluation.value;
  await writeBatchManifest(out, manifests, {
    evaluation: {key: files.key, title: fillUnit(title, spec.all), dataDate},
    unit: spec.name,
    reports: reports.map(({key, name, n, isForAll}) => ({key, name, n, isForAll})),
    index: {name: "index.html", content},
  });
}
