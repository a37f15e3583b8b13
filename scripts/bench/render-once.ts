// Prints the milliseconds that one format of the example report takes in a fresh process, everything loaded that the other steps need.
//   node scripts/bench/render-once.ts docx
import {enableCompileCache} from "node:module";
import {fileURLToPath} from "node:url";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {composeReport} from "../../src/pipeline/compose.ts";
import {renderFormats} from "../../src/pipeline/render-formats.ts";
import {themeOf} from "../../src/pipeline/theme-of.ts";

enableCompileCache();
const format = process.argv[2] === "docx" ? "docx" : "xlsx";
const files = await readEvaluation(fileURLToPath(new URL("../../reports/paa-vej-til-arbejde", import.meta.url)));
const [results, theme] = await Promise.all([analyse(files, () => undefined), themeOf(files)]);
const report = await composeReport(files, results, {onStep: () => undefined, theme});
const started = performance.now();
await renderFormats([format], {report, results, theme, browser: undefined, onStep: () => undefined});
console.log(performance.now() - started);
