/** What the exports told of their variables when init last looked, so that it can be seen what has changed since. No answers. */
import {z} from "zod";
import {CliError} from "../errors/cli-error.ts";
import type {SourceTable} from "../sources/model.ts";

export const recordFileName = "init-record.json";

const recordSpec = z.strictObject({
  about: z.string(),
  sources: z.record(
    z.string(),
    z.array(
      z.strictObject({
        name: z.string(),
        question: z.string().nullable(),
        labels: z.array(z.strictObject({code: z.string(), label: z.string()})),
      }),
    ),
  ),
});

export type RecordedVariable = z.infer<typeof recordSpec>["sources"][string][number];
/** By the source's key. */
export type RecordedSources = ReadonlyMap<string, readonly RecordedVariable[]>;

const about =
  "Hvad eksporterne fortalte om deres variable, da maalepunkt init sidst så på dem. Bruges til at finde det, der er nyt. Rettes ikke i hånden.";

export function recordOf({variables}: SourceTable): RecordedVariable[] {
  return variables.map(({name, question, labels}) => ({
    name,
    question,
    labels: labels.map(({code, label}) => ({code, label})),
  }));
}

export function writeRecord(sources: RecordedSources): string {
  return `${JSON.stringify({about, sources: Object.fromEntries(sources)}, null, 1)}\n`;
}

/** @throws CliError (config) when the file is not such a record */
export function readRecord(text: string, file: string): RecordedSources {
  try {
    return new Map(Object.entries(recordSpec.parse(JSON.parse(text)).sources));
  } catch (cause) {
    throw new CliError("config", `"${file}" is not a record that init has written.`, {
      place: {file},
      hint: "Take the file away, and run init again with --accept to make a new one.",
      cause,
    });
  }
}
