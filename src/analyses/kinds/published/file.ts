import {join} from "node:path";
import {z} from "zod";
import {type ConfigFile, readYaml} from "../../../config/read-yaml.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {placeIn, type Task} from "../../task.ts";

const reason = z.string().min(1).optional().describe("Why the published number is not ours, in Danish");
const printed = z.number().min(0).describe("As published");
const table = z.string().min(1).describe("The published table: Tabel 4.5");
const name = z.union([z.string(), z.number()]);

const publishedCell = z.strictObject({
  address: z.string(),
  table,
  row: z.string().min(1).optional().describe("What the published table calls the row"),
  column: z.string().min(1).optional().describe("What the published table calls the column"),
  printed: z.union([z.number(), z.string().min(1)]).describe("As published; words for a cell that holds words"),
  reason,
});

/** A file of published numbers, each with the address of ours. */
const publishedFileSpec = z.strictObject({
  cells: z.array(publishedCell).default([]).describe("Percentages and other numbers in tables"),
  bases: z
    .array(z.strictObject({address: z.string(), table, printed, reason}))
    .default([])
    .describe("Printed n; the address is that of the base, or of a share of it"),
  tests: z
    .array(
      z.strictObject({
        analysis: z.string(),
        block: z.string(),
        table,
        printed: z.string().regex(/^(?:<\s*)?[01],\d{2,6}$/, "is not a p: write '0,004' or '< 0,001', with quotes"),
        reason,
      }),
    )
    .default([]),
  prose: z
    .array(
      z.strictObject({
        text: z.string().min(1).describe("The published words, or what they are about"),
        analysis: z.string(),
        block: z.string().optional(),
        rows: z.array(name).min(1).describe("Added to one number"),
        columns: z.array(name).min(1).optional(),
        printed,
        unit: z.enum(["percent", "count"]),
        reason,
      }),
    )
    .default([]),
});

export type PublishedFile = ConfigFile<z.output<typeof publishedFileSpec>>;
export type PublishedPart = keyof PublishedFile["value"];
export type PublishedEntry<Part extends PublishedPart> = PublishedFile["value"][Part][number];

/** Reads the file of a published analysis. */
export type PublishedReader = (task: Task<"published">) => Promise<PublishedFile>;

/** A reader that reads each file once, however many analyses compare with it. */
export function publishedReader(): PublishedReader {
  const files = new Map<string, Promise<PublishedFile>>();
  return (task) => {
    const path = join(task.context.folder, task.spec.path);
    const known = files.get(path);
    if (known !== undefined) return known;
    const file = readPublishedFile(task, path);
    files.set(path, file);
    return file;
  };
}

/** @throws CliError (config) when the file cannot be read or does not fit its schema */
async function readPublishedFile(task: Task<"published">, path: string): Promise<PublishedFile> {
  const text = await task.context.readFile(path).catch((cause: unknown) => {
    throw new CliError("config", `The file "${task.spec.path}" cannot be read.`, {
      place: placeIn(task, "path"),
      hint: "Write the path relative to evaluation.yaml.",
      cause,
    });
  });
  return readYaml(path, text, publishedFileSpec);
}
