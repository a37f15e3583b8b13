import {createRequire} from "node:module";

/** The version of maalepunkt itself. */
export function version(): string {
  const manifest: {version: string} = createRequire(import.meta.url)("../../package.json");
  return manifest.version;
}
