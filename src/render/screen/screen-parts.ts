import {createHash} from "node:crypto";
import {readTemplate} from "../../themes/load.ts";
import {bundleModules} from "./bundle.ts";

/** What only the page for the screen has besides the report itself. */
export interface ScreenParts {
  /** The reading tools: markup that waits, hidden, for the script. */
  readonly tools: string;
  /** What opens beside the page: search, answers, notes, help. */
  readonly panels: string;
  readonly script: string;
  /** What the page's Content-Security-Policy lets run: this script and no other. */
  readonly scriptSource: string;
}

const folder = new URL("../../../templates/screen/", import.meta.url);

/** @throws CliError (environment) when a part is missing */
export async function loadScreenParts(): Promise<ScreenParts> {
  const [tools, panels, script] = await Promise.all([
    readTemplate(new URL("tools.html", folder)),
    readTemplate(new URL("panels.html", folder)),
    bundleModules("main.js", (name) => readTemplate(new URL(name, folder))),
  ]);
  // As it stands between the tags: what is hashed must be the very same text.
  const text = `\n${script}\n`;
  const hash = createHash("sha256").update(text).digest("base64");
  return {tools, panels, script: text, scriptSource: `'sha256-${hash}'`};
}
