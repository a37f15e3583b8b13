import {dirname} from "node:path";
import type {AnalysisContext} from "../analyses/task.ts";
import {sourceEffects} from "../sources/read-bytes.ts";
import {readDelimitedFile} from "../sources/read-delimited-file.ts";

/**
 * Reads a table that is typed in a file, in any encoding and with any delimiter, for the analyses that print one.
 * @throws CliError (data) when it cannot be read
 */
export const readRecords: AnalysisContext["readRecords"] = async (path, place) => {
  const {records} = await readDelimitedFile(path, {folder: dirname(path), place, effects: sourceEffects});
  return records;
};
