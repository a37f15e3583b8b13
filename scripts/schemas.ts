// Writes the JSON Schemas that editors complete and check evaluation.yaml, codebook.yaml, literature.yaml, tokens.json and job.yaml with.
//   node scripts/schemas.ts          writes schemas/
import {writeFileSync} from "node:fs";
import {z} from "zod";
import {codebookFileSpec} from "../src/config/codebook-file.ts";
import {evaluationSpec} from "../src/config/evaluation.ts";
import {literatureFileSpec} from "../src/config/literature-file.ts";
import {themeFileSpec} from "../src/config/style-spec.ts";
import {jobSpec} from "../src/nightly/job.ts";

export function schemaTexts(): Record<string, string> {
  return {
    "evaluation.schema.json": schemaText(evaluationSpec, "maalepunkt evaluation.yaml"),
    "codebook.schema.json": schemaText(codebookFileSpec, "maalepunkt codebook.yaml"),
    "literature.schema.json": schemaText(literatureFileSpec, "maalepunkt literature.yaml"),
    "job.schema.json": schemaText(jobSpec, "maalepunkt job.yaml"),
    "theme.schema.json": schemaText(themeFileSpec, "maalepunkt tokens.json of a theme folder"),
  };
}

function schemaText(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({title, ...z.toJSONSchema(schema, {io: "input"})}, null, 2)}\n`;
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(schemaTexts())) {
    writeFileSync(new URL(`../schemas/${name}`, import.meta.url), text);
  }
}
