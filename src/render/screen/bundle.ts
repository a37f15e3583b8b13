/** How a module's text is found by its name, such as `search.js`. */
export type ReadModule = (name: string) => Promise<string>;

const importLine = /^import \{([^}]*)\} from "\.\/([\w-]+\.js)";\n/gm;
const exportWord = /^export (?=(?:async )?function|const)/gm;
const exportedName = /^export (?:async )?(?:function|const) (\w+)/gm;

/**
 * Browser modules as one classic script: each becomes a function's body that gives what it exports, those that are
 * imported before those that import them. Modules may import names from each other and export functions and constants, no more:
 * that much can be joined without knowing the language.
 * @throws Error when a module does something else, or modules import each other in a circle
 */
export async function bundleModules(entry: string, read: ReadModule): Promise<string> {
  const joined = new Map<string, string>();
  await addModule(entry, read, joined, []);
  return `"use strict";\n${[...joined.values()].join("\n")}`;
}

async function addModule(
  name: string,
  read: ReadModule,
  joined: Map<string, string>,
  importers: readonly string[],
): Promise<void> {
  if (joined.has(name)) return;
  if (importers.includes(name)) throw new Error(`modules import each other: ${[...importers, name].join(" → ")}`);
  const source = withoutDocs(await read(name));
  for (const [, , imported = ""] of source.matchAll(importLine)) {
    await addModule(imported, read, joined, [...importers, name]);
  }
  joined.set(name, asFunction(name, source));
}

function asFunction(name: string, source: string): string {
  const exported = Array.from(source.matchAll(exportedName), ([, exportedName]) => exportedName);
  const body = source
    .replace(importLine, (_, names: string, from: string) => `const {${names.trim()}} = ${variableOf(from)};\n`)
    .replace(exportWord, "")
    .trim();
  if (/^(?:import|export)\b/m.test(body)) throw new Error(`${name} imports or exports in a way that cannot be joined`);
  return `const ${variableOf(name)} = (() => {\n${body}\nreturn {${exported.join(", ")}};\n})();`;
}

/** `table-text.js` → `tableText$` */
function variableOf(name: string): string {
  return `${name.replace(/\.js$/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}$`;
}

/** What is written for those who read the module, on lines of its own, is not sent to those who read the report. */
function withoutDocs(source: string): string {
  return source.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, "").replace(/^[ \t]*\/\/.*\n/gm, "");
}
