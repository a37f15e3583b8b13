import type {EvaluationSpec} from "../config/evaluation.ts";
import {readLook} from "../config/read-look.ts";
import type {ConfigFile} from "../config/read-yaml.ts";
import {loadTheme} from "../themes/load.ts";
import type {Theme} from "../themes/model.ts";

/**
 * The theme of an evaluation, with the colours, typefaces and logo of its own.
 * @throws CliError (config) for what is wrong with them, (environment) when a part of maalepunkt is missing
 */
export async function themeOf({evaluation}: {readonly evaluation: ConfigFile<EvaluationSpec>}): Promise<Theme> {
  const {organisation} = evaluation.value;
  const {theme, looks} = await readLook(evaluation);
  return await loadTheme(theme, looks, organisation === undefined ? "Logo" : `Logo: ${organisation}`);
}
