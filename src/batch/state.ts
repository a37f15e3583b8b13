/** What stands in the output folder, and what it was made of. */
import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {writeOutput} from "../pipeline/write-output.ts";

export const stateFile = ".maalepunkt-batch.json";

/** Names that maalepunkt gives, and nothing that leads elsewhere: files of these names are removed. */
const safeName = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);

const builtSpec = z.strictObject({
  name: z.string(),
  n: z.int().nonnegative(),
  print: z.string(),
  files: z.record(safeName, z.int().nonnegative()).describe("The bytes of each"),
});

const stateSpec = z.strictObject({schema: z.literal("maalepunkt/batch@1"), reports: z.record(safeName, builtSpec)});

/** A report that stands in the output folder. */
export type Built = z.infer<typeof builtSpec>;
/** By key. */
export type State = ReadonlyMap<string, Built>;

/** What an earlier run left; nothing when there was none, or when its file is damaged: then all is built anew. */
export async function readState(out: string): Promise<State> {
  try {
    const read = stateSpec.parse(JSON.parse(await readFile(join(out, stateFile), "utf8")));
    return new Map(Object.entries(read.reports));
  } catch {
    return new Map();
  }
}

/** @throws CliError (output) */
export async function writeState(out: string, state: State): Promise<void> {
  const reports = Object.fromEntries([...state].sort(([a], [b]) => (a < b ? -1 : 1)));
  const content = `${JSON.stringify({schema: "maalepunkt/batch@1", reports}, null, 1)}\n`;
  await writeOutput(out, [{name: stateFile, content}]);
}

/** Whether a report's files are there, as large as they were written. */
export async function isWhole(out: string, key: string, built: Built, wanted: readonly string[]): Promise<boolean> {
  const whole = await Promise.all(
    wanted.map(async (name) => {
      const size = built.files[name];
      if (size === undefined) return false;
      return await stat(join(out, key, name)).then(
        (found) => found.isFile() && found.size === size,
        () => false,
      );
    }),
  );
  return whole.every(Boolean);
}
