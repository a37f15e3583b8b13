import {expect} from "vitest";
import type {CliError} from "../../src/errors/cli-error.ts";
import {refusal} from "../sources/support.ts";
import {type Exports, ofSurvey, resolve} from "./support.ts";

/** Why a codebook.yaml of the survey, each line a variable or a part of one, is refused. */
export async function refusedSurvey(lines: readonly string[], exports: Exports = {}): Promise<CliError> {
  const error = await refusal(() => resolve(ofSurvey(...lines), exports));
  expect(error.kind).toBe("config");
  expect(error.place?.file).toBe("codebook.yaml");
  return error;
}
