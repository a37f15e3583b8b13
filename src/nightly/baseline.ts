import {type Published, readPublished} from "../editions/published.ts";
import {CliError} from "../errors/cli-error.ts";
import type {RecordedFile} from "./archive/edition-record.ts";
import type {ArchivedEdition} from "./archive/editions.ts";
import {faultsOf} from "./archive/inventory.ts";
import {type Night, warn} from "./night.ts";

/** What tonight's edition begins with, and is held against. */
export interface Baseline {
  /** The files of the published edition that are as they were made; null where there is none. */
  readonly whole: {readonly folder: string; readonly files: readonly RecordedFile[]} | null;
  /** Whether files of the published edition are missing or are not as they were made. */
  readonly isDamaged: boolean;
  /** The published edition, or the last before it that is whole; null where there is none. */
  readonly published: Published | null;
}

/** A disk that has lost a file of the published edition must neither be built on nor silence the judge. */
export async function findBaseline(night: Night, editions: readonly ArchivedEdition[]): Promise<Baseline> {
  const index = editions.findIndex(({isCurrent}) => isCurrent);
  const current = editions[index];
  if (current === undefined) return {whole: null, isDamaged: false, published: null};
  const faults = await damageOf(night, current);
  const isLost = new Set(faults);
  const files = current.record?.files.filter(({path}) => !isLost.has(path)) ?? [];
  const whole = {folder: current.folder, files};
  const published = faults.length === 0 ? await read(night, current) : null;
  if (published !== null) return {whole, isDamaged: false, published};
  warn(night, `The published edition ${current.id} is damaged (${faults[0] ?? "manifest.json"}): it is built anew.`);
  for (const earlier of editions.slice(0, index).reverse()) {
    if ((await damageOf(night, earlier)).length > 0) continue;
    const found = await read(night, earlier);
    if (found === null) continue;
    warn(night, `Tonight's edition is held against ${earlier.id} instead.`);
    return {whole, isDamaged: true, published: found};
  }
  warn(night, "No earlier edition is whole: tonight's is held against nothing.");
  return {whole, isDamaged: true, published: null};
}

async function damageOf({effects}: Night, {folder, record}: ArchivedEdition): Promise<string[]> {
  return record === null ? ["edition.json"] : await faultsOf(folder, record.files, effects.files);
}

/** Null for what an older version has made, or what cannot be read for another reason. */
async function read(night: Night, {id, folder}: ArchivedEdition): Promise<Published | null> {
  try {
    return await readPublished(folder);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    warn(night, `The edition ${id} cannot be compared with: ${error.message}`);
    return null;
  }
}
