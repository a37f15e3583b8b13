/** Init on an evaluation that is already there: what is new in its exports, told and proposed, never written into it. */
import {access, readFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {pathsOf, type SourceSpec} from "../config/evaluation.ts";
import {type EvaluationFiles, readEvaluation} from "../config/read-files.ts";
import {CliError} from "../errors/cli-error.ts";
import {allSourceEffects} from "../pipeline/read-sources.ts";
import {writeOutput} from "../pipeline/write-output.ts";
import type {SourceTable} from "../sources/model.ts";
import {readSource} from "../sources/read-source.ts";
import {madeWaveColumn} from "../sources/wave-column.ts";
import {compareExport, type ExportChange, newWaves} from "./compare-export.ts";
import type {Roles} from "./find-roles.ts";
import {KeyMaker} from "./keys.ts";
import {judgeSource} from "./make-draft.ts";
import {type ChangedSource, proposalsFileName, writeProposals} from "./propose.ts";
import {type RecordedSources, readRecord, recordFileName, recordOf, writeRecord} from "./record.ts";

export interface UpdateOptions {
  /** Absolute paths of the exports to look at. */
  readonly exports: readonly string[];
  readonly folder: string;
  /** Take note of the exports as they are. */
  readonly accept: boolean;
}

export interface UpdateSummary {
  readonly changes: readonly ExportChange[];
  /** Names of the files that were written in the folder. */
  readonly written: readonly string[];
  /** False when init never took note of these exports, so that new variables and wordings cannot be told. */
  readonly recorded: boolean;
}

/**
 * Compares exports with the evaluation's codebook and with the record of the last time. Writes `init-proposals.yaml` when something is
 * new, the record when it is accepted, and nothing else.
 * @throws CliError (usage) for an export that the evaluation does not have, (config, data) for files that cannot be read
 */
export async function updateEvaluation({exports, folder, accept}: UpdateOptions): Promise<UpdateSummary> {
  const files = await readEvaluation(folder);
  const keys = exports.map((path) => sourceAt(path, files));
  const record = await readRecordFile(folder);
  const tables = await Promise.all(keys.map((key) => readSource(key, specOf(files, key), folder, allSourceEffects)));
  const changed = tables.map((table) => changedSource(table, files, record));
  const changes = changed.flatMap((each) => each.changes);
  const written = [
    ...(changes.length === 0
      ? []
      : [
          {
            name: proposalsFileName,
            content: writeProposals(
              changed.filter((each) => each.changes.length > 0),
              files.evaluation.value,
              files.codebook.value,
            ),
          },
        ]),
    ...(accept ? [{name: recordFileName, content: writeRecord(acceptedRecord(record, tables))}] : []),
  ];
  if (written.length > 0) await writeOutput(folder, written);
  return {
    changes,
    written: written.map(({name}) => name),
    recorded: keys.every((key) => record.has(key)),
  };
}

/** Whether a folder holds an evaluation. */
export async function hasEvaluation(folder: string): Promise<boolean> {
  return access(join(folder, "evaluation.yaml")).then(
    () => true,
    () => false,
  );
}

function sourceAt(path: string, {folder, evaluation}: EvaluationFiles): string {
  const sources = Object.entries(evaluation.value.sources);
  const found = sources.find(([, spec]) => pathsOf(spec).some((each) => resolve(folder, each) === path));
  if (found !== undefined) return found[0];
  const paths = sources.map(([, spec]) => `"${pathsOf(spec).join(", ")}"`);
  throw new CliError("usage", `The evaluation in "${folder}" has no source at "${path}".`, {
    hint: `Its sources are at ${paths.join(", ")}. Add the new one under sources in evaluation.yaml, or make an evaluation of its own with --out.`,
  });
}

function specOf({evaluation}: EvaluationFiles, key: string): SourceSpec {
  const spec = evaluation.value.sources[key];
  if (spec === undefined) throw new TypeError(`no source ${key}`);
  return spec;
}

async function readRecordFile(folder: string): Promise<RecordedSources> {
  const file = join(folder, recordFileName);
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? new Map() : readRecord(text, file);
}

function changedSource(table: SourceTable, files: EvaluationFiles, record: RecordedSources): ChangedSource {
  const evaluation = files.evaluation.value;
  const spec = specOf(files, table.key);
  const roles = rolesOf(spec, evaluation.waves);
  const before = {codebook: files.codebook.value, recorded: record.get(table.key) ?? null};
  const waves = typeof spec.wave === "string" ? newWaves(table, spec.wave, Object.keys(evaluation.waves)) : [];
  return {
    source: judgeSource(table.key, spec, table, roles, new KeyMaker()),
    changes: [...waves, ...compareExport(table, before)],
  };
}

/** What evaluation.yaml says of who, when and whether. */
function rolesOf({id, wave, completed, closed}: SourceSpec, waves: Readonly<Record<string, {label: string}>>): Roles {
  const known = Object.entries(waves).map(([number, {label}]) => ({wave: Number(number), label}));
  const variable = typeof wave === "string" ? wave : madeWaveColumn;
  return {
    id,
    waves: wave === undefined ? null : {spec: wave, variable, waves: known, waveOf: () => null},
    completed: completed ?? null,
    closed: closed ?? null,
  };
}

function acceptedRecord(record: RecordedSources, tables: readonly SourceTable[]): RecordedSources {
  return new Map([...record, ...tables.map((table) => [table.key, recordOf(table)] as const)]);
}
