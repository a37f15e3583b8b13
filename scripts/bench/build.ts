import {mkdtempSync, rmSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {findBrowser} from "../../src/render/find-browser.ts";
import {type Contender, isInstalled, type Measured, measureInTurn, printTable} from "./measure.ts";

const times = 7;
const program = new URL("../../bin/maalepunkt.js", import.meta.url).pathname;
const evaluation = new URL("../../reports/paa-vej-til-arbejde", import.meta.url).pathname;
const data = new URL("../../data/paa-vej-til-arbejde", import.meta.url).pathname;
const peer = new URL("peer.Rmd", import.meta.url).pathname;

/** The example report to HTML and PDF, beside Chromium's own print of that HTML and an R Markdown document with the same tables and figures. */
export async function benchBuild(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "maalepunkt-bench-"));
  try {
    const html = join(folder, "html");
    const build = (name: string, format: string, out: string): Contender => ({
      name,
      command: process.execPath,
      args: [program, "build", evaluation, "--format", format, "--out", out],
    });
    const contenders: Contender[] = [
      build("maalepunkt: HTML", "html", html),
      build("maalepunkt: HTML and PDF", "html,pdf", join(folder, "pdf")),
      {
        name: "Chromium --print-to-pdf of that HTML",
        command: await findBrowser(),
        args: [
          "--headless",
          ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          `--user-data-dir=${join(folder, "profile")}`,
          "--no-pdf-header-footer",
          `--print-to-pdf=${join(folder, "chromium.pdf")}`,
          pathToFileURL(join(html, "report.html")).href,
        ],
      },
    ];
    const withR = isInstalled("Rscript", "-e", "stopifnot(requireNamespace('rmarkdown'), requireNamespace('ggplot2'))");
    if (withR) {
      const render = `rmarkdown::render("${peer}", output_file = "${join(folder, "peer.html")}", intermediates_dir = "${folder}", params = list(data = "${data}"), quiet = TRUE)`;
      contenders.push({name: "R Markdown: HTML", command: "Rscript", args: ["-e", render]});
    }
    const measured = measureInTurn(contenders, times);
    report(measured, withR);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function report(measured: readonly Measured[], withR: boolean): void {
  const [html, htmlAndPdf, chromium, r] = measured;
  if (html === undefined || htmlAndPdf === undefined || chromium === undefined) return;
  console.log(
    `The example report, cold process starts, median of ${times} (${cpus().length} cores, Node ${process.versions.node})\n`,
  );
  printTable([
    ["", "median", "fastest", "slowest"],
    ...measured.map((each) => [
      each.name,
      seconds(each.median),
      seconds(Math.min(...each.runs)),
      seconds(Math.max(...each.runs)),
    ]),
  ]);
  console.log("");
  printTable([
    ["goal", "measured", "holds"],
    ["HTML at most 0.9 s", seconds(html.median), yesNo(html.median <= 900)],
    goal(
      "HTML and PDF at most 1.4 × Chromium's own print",
      htmlAndPdf.median / chromium.median,
      (ratio) => ratio <= 1.4,
    ),
    ...(r === undefined
      ? []
      : [goal("HTML at least 6 × faster than R Markdown", r.median / html.median, (ratio) => ratio >= 6)]),
  ]);
  if (!withR) console.log("\nR with rmarkdown and ggplot2 is not installed here: its row is left out.");
}

function goal(name: string, ratio: number, holds: (ratio: number) => boolean): string[] {
  return [name, `${ratio.toFixed(2)} ×`, yesNo(holds(ratio))];
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
const yesNo = (holds: boolean) => (holds ? "yes" : "no");
