import {benchBuild} from "./build.ts";
import {benchFigures} from "./craft-figures.ts";
import {benchFormats} from "./craft-formats.ts";
import {benchPreview} from "./craft-preview.ts";

/** What an author and a reader wait for: preview, figures, and the formats of a report. */
export async function benchCraft(): Promise<void> {
  const parts: readonly (() => void | Promise<void>)[] = [benchPreview, benchFigures, benchFormats, benchBuild];
  for (const [index, part] of parts.entries()) {
    if (index > 0) console.log("");
    await part();
  }
}
