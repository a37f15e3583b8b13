import {CliError} from "../../src/errors/cli-error.ts";
import type {SourceEffects} from "../../src/sources/read-bytes.ts";

type Content = string | Uint8Array;

/** Files in memory, by path with forward slashes. Text is UTF-8. */
export function filesInMemory(files: Readonly<Record<string, Content>>): SourceEffects {
  const isFolder = (path: string) => Object.keys(files).some((name) => name.startsWith(`${path}/`));
  return {
    readFile: async (path) => {
      const content = files[path];
      if (content === undefined) throw systemError(isFolder(path) ? "EISDIR" : "ENOENT");
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    readFolder: async (path) => {
      if (files[path] !== undefined) throw systemError("ENOTDIR");
      if (!isFolder(path)) throw systemError("ENOENT");
      const inside = Object.keys(files).filter((name) => name.startsWith(`${path}/`));
      return [...new Set(inside.map((name) => name.slice(path.length + 1).split("/")[0] ?? ""))];
    },
  };
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), {code});
}

/** Bytes as SurveyXact's EU form writes them. Only letters of Latin-1. */
export function windows1252(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

/** Bytes as SurveyXact's INTL_US form writes them. */
export function utf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(`\ufeff${text}`, "utf16le"));
}

/** What a refusal says, in one piece; fails when there is none. */
export async function refusal(run: () => unknown): Promise<CliError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
