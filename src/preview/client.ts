import {createHash} from "node:crypto";
import {bundleModules} from "../render/screen/bundle.ts";
import {readTemplate} from "../themes/load.ts";
import type {Update} from "./updates.ts";

/** What the preview adds to a report's page. */
export interface Client {
  readonly style: string;
  readonly script: string;
}

const folder = new URL("../../templates/preview/", import.meta.url);
const screenFolder = new URL("../../templates/screen/", import.meta.url);

/** The modules that are the report's own. */
const shared = ["dom.js"];

/** @throws CliError (environment) when a part is missing */
export async function loadClient(): Promise<Client> {
  const readModule = async (name: string) => {
    const text = await readTemplate(new URL(name, shared.includes(name) ? screenFolder : folder));
    return text.replaceAll('from "../screen/', 'from "./');
  };
  const [style, script] = await Promise.all([
    readTemplate(new URL("preview.css", folder)),
    bundleModules("main.js", readModule),
  ]);
  // In a scope of its own: the report's script has names of its own for the same modules.
  return {style, script: `(() => {\n${script}\n})();`};
}

const policy = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)/;

const emptyPage = `<!doctype html>
<html lang="en" class="screen">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>maalepunkt preview</title>
</head>
<body>
</body>
</html>
`;

/**
 * A report's page with the preview's script and style in it. The page's policy is kept, and widened by what these need: this
 * one script, and the stream of updates.
 * @param page null while there is no report
 */
export function withClient(page: string | null, {style, script}: Client, state: Update): string {
  const html = page ?? emptyPage;
  const text = `\n${script}\n`;
  const source = `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const [, before = "", directives = "", after = ""] = policy.exec(html) ?? [];
  if (before === "") throw new Error("the report's page has no policy that the preview could widen");
  const widened = `${before}${withSources(directives, {"script-src": source, "connect-src": "'self'"})}${after}`;
  const end = html.lastIndexOf("</body>");
  return [
    html.slice(0, end).replace(policy, () => widened),
    `<style>\n${style}</style>\n`,
    `<script type="application/json" id="_preview">${scriptSafe(JSON.stringify(state))}</script>\n`,
    `<script>${text}</script>\n`,
    html.slice(end),
  ].join("");
}

function withSources(directives: string, added: Readonly<Record<string, string>>): string {
  const all = new Map(
    directives.split(";").map((directive): [string, string[]] => {
      const [name = "", ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
  for (const [name, source] of Object.entries(added)) all.set(name, [...(all.get(name) ?? []), source]);
  return [...all].map(([name, sources]) => [name, ...sources].join(" ")).join("; ");
}

/** JSON that nothing in it can end the script element that it stands in. */
function scriptSafe(json: string): string {
  return json.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
