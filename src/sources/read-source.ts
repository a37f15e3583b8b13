import {relative, sep} from "node:path";
import type {FileSourceSpec, SourceSpec} from "../config/evaluation.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {completedColumnOf} from "./completed-column.ts";
import {readCsv} from "./csv.ts";
import {expandPaths} from "./expand-paths.ts";
import {readJsonLines} from "./jsonl.ts";
import {readLimeSurvey} from "./limesurvey.ts";
import type {SourceTable} from "./model.ts";
import {readParquet} from "./parquet.ts";
import {type SourceEffects, sourceEffects} from "./read-bytes.ts";
import type {ReadContext} from "./read-delimited-file.ts";
import {readRedcap} from "./redcap.ts";
import {rowIdColumn, withRowIds} from "./row-id.ts";
import {combineFiles, type FileTable} from "./shape/combine-files.ts";
import {fileWaves} from "./shape/file-waves.ts";
import {wavesBySuffix} from "./shape/suffix-waves.ts";
import {wavesByValue} from "./shape/value-waves.ts";
import {withWaves} from "./shape/with-waves.ts";
import {readSpss} from "./spss.ts";
import {readSurveyXact} from "./surveyxact.ts";

/**
 * Reads one source of an evaluation: each of its files, put together, with a row for each person and wave.
 *
 * @param folder the evaluation's folder, that the source's path is relative to; messages name files the way it does
 * @param place where the path is written in evaluation.yaml
 * @param wavePlace where it is written what the waves come from
 * @throws CliError for anything missing or broken, with file and line; (config) for a table of a server
 */
export async function readSource(
  key: string,
  spec: SourceSpec,
  folder: string,
  effects: SourceEffects = sourceEffects,
  place?: Place,
  wavePlace: Place | undefined = place,
): Promise<SourceTable> {
  if (spec.type === "database") throw noFile(key, place ?? {file: folder});
  const paths = await expandPaths(spec.path, folder, place ?? {file: folder}, effects);
  const context = {folder, place: place ?? {file: paths[0] ?? folder}, effects};
  const files: FileTable[] = [];
  for (const path of paths) {
    const table = await readExport(key, path, context, spec);
    files.push({table, name: relative(folder, path).split(sep).join("/")});
  }
  const wherever = wavePlace ?? context.place;
  const table = combineFiles(withFileWaves(files, spec.wave, wherever), columnsOfRules(spec));
  return withMadeWaves(spec.id === rowIdColumn ? withRowIds(table) : table, spec.wave, wherever);
}

function noFile(key: string, place: Place): CliError {
  return new CliError("config", `Source "${key}" is a table of a server, and this reads files.`, {
    place,
    hint: "Its rows stay in the server: build, check, data, table, variables and batch count them there.",
  });
}

/** The columns that say which rows count: a file without one of them would be left out row by row. */
function columnsOfRules(spec: SourceSpec): string[] {
  const names = typeof spec.wave === "string" ? [spec.wave] : [];
  // With a suffix for each wave, these are only there once the rows are made.
  const rules = typeof spec.wave === "object" && "suffix" in spec.wave ? [] : [completedColumnOf(spec), spec.closed];
  return [spec.id, ...names, ...rules]
    .filter((name) => typeof name === "string")
    .filter((name) => name !== rowIdColumn);
}

function withFileWaves(files: readonly FileTable[], wave: SourceSpec["wave"], place: Place): readonly FileTable[] {
  if (typeof wave !== "object" || !("file" in wave)) return files;
  const waves = fileWaves(
    files.map(({name}) => name),
    wave.file,
    place,
  );
  return files.map(({table, name}, index) => {
    const own = waves[index] ?? null;
    return {
      table: withWaves(
        table,
        Array.from({length: table.rowCount}, () => own),
      ),
      name,
    };
  });
}

function withMadeWaves(table: SourceTable, wave: SourceSpec["wave"], place: Place): SourceTable {
  if (typeof wave !== "object") return table;
  if ("suffix" in wave) return wavesBySuffix(table, wave.suffix, place);
  return "variable" in wave ? wavesByValue(table, wave.variable, wave.values, place) : table;
}

async function readExport(key: string, path: string, context: ReadContext, spec: FileSourceSpec): Promise<SourceTable> {
  switch (spec.type) {
    case "surveyxact":
      return readSurveyXact(key, path, context, spec);
    case "excel": {
      const {readExcel} = await import("./excel.ts");
      return readExcel(key, path, context, spec);
    }
    case "csv":
      return readCsv(key, path, context, spec);
    case "limesurvey":
      return readLimeSurvey(key, path, context, spec);
    case "jsonl":
      return readJsonLines(key, path, context);
    case "parquet":
      return readParquet(key, path, context);
    case "redcap":
      return readRedcap(key, path, context, spec);
    case "spss":
      return readSpss(key, path, context, spec);
  }
}
