import {readTemplate} from "./load.ts";

/** Icons by name: whole SVG files drawn in `currentColor`. Their `body` may be filled; `detail` then shows on it. */
export type Icons = ReadonlyMap<string, string>;

/**
 * The icons that a report uses, by the names of their files in templates/icons.
 * @throws CliError (environment) when one is missing
 */
export async function loadIcons(names: Iterable<string>): Promise<Icons> {
  const wanted = [...new Set(names)];
  const folder = new URL("../../templates/icons/", import.meta.url);
  return new Map(
    await Promise.all(
      wanted.map(
        async (name) => [name, await readTemplate(new URL(`${encodeURIComponent(name)}.svg`, folder))] as const,
      ),
    ),
  );
}
