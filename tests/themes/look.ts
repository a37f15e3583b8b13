import type {ReadOwnFile} from "../../src/themes/own-file.ts";
import type {OwnLook} from "../../src/themes/own-look.ts";

/** A look as evaluation.yaml would give it. */
export function look(parts: Partial<OwnLook>): OwnLook {
  return {folder: "rapport", placeOf: (path) => ({file: ["evaluation.yaml", ...path].join(":")}), ...parts};
}

/** Files by their paths, and no others. */
export function ownFiles(files: Readonly<Record<string, Uint8Array | string>>): ReadOwnFile {
  return async (path) => {
    const content = files[path];
    if (content === undefined) throw new Error(`ENOENT: ${path}`);
    return typeof content === "string" ? new TextEncoder().encode(content) : content;
  };
}
