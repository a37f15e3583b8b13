/** The evaluation of the kommuner in a folder of its own, as tests and benchmarks want it. */
import {cp, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

const original = new URL("../../reports/kommunerne/", import.meta.url);

/** The analyses that compare kommuner. */
const comparisons = / {2}# Sammenligning\n[\s\S]*?(?= {2}# Bilag\n)/;

export interface EvaluationOptions {
  /** Whether kommuner are compared with the others. */
  readonly compares: boolean;
  /** Fewer persons give no report of their own; as the evaluation says when left out. */
  readonly smallest?: number;
}

/**
 * @param root gets `reports/kommunerne`; the exports belong into `data/kommunerne`, see `dataFolder`
 * @returns the evaluation's folder
 */
export async function writeKommunerne(root: string, {compares, smallest}: EvaluationOptions): Promise<string> {
  const folder = join(root, "reports", "kommunerne");
  await cp(original, folder, {recursive: true});
  const file = join(folder, "evaluation.yaml");
  let text = await readFile(file, "utf8");
  if (!compares) {
    text = text.replace(comparisons, "");
    await rm(join(folder, "chapters", "16-sammenligning.md"));
  }
  if (smallest !== undefined) text = text.replace(/^ {2}smallest: \d+$/m, `  smallest: ${smallest}`);
  await writeFile(file, text);
  return folder;
}

export function dataFolder(root: string): string {
  return join(root, "data", "kommunerne");
}
