import {type ChildProcess, spawn} from "node:child_process";
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import puppeteer, {type Page} from "puppeteer";
import {findBrowser} from "../../src/render/find-browser.ts";
import {median, printTable} from "./measure.ts";

const times = 20;
const chapterGoal = 150;
const analysisGoal = 300;
const root = new URL("../../", import.meta.url).pathname;
const program = join(root, "bin/maalepunkt.js");

/** What is saved again and again, each time with another word in it that the page must show. */
interface Saved {
  readonly name: string;
  readonly goal: number;
  readonly file: string;
  readonly withWord: (text: string, word: string) => string;
}

/** From the save of a file to the changed text on the screen of a real browser, in the example report. */
export async function benchPreview(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "maalepunkt-bench-"));
  for (const part of ["reports/paa-vej-til-arbejde", "data/paa-vej-til-arbejde"]) {
    cpSync(join(root, part), join(folder, part), {recursive: true});
  }
  const evaluation = join(folder, "reports/paa-vej-til-arbejde");
  const preview = spawn(process.execPath, [program, "preview", evaluation, "--json"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const asRoot = process.getuid?.() === 0;
  const browser = await puppeteer.launch({executablePath: await findBrowser(), args: asRoot ? ["--no-sandbox"] : []});
  try {
    const page = await browser.newPage();
    await page.setViewport({width: 1280, height: 900});
    await page.goto(await addressOf(preview));
    await page.waitForSelector("main section", {timeout: 60_000});
    await sleep(1500);
    const saves: Saved[] = [
      {
        name: "a chapter, to its changed paragraph",
        goal: chapterGoal,
        file: join(evaluation, "chapters/14-profil.md"),
        withWord: (text, word) => text.replace("\nI dette kapitel", `\n${word} I dette kapitel`),
      },
      {
        name: "an analysis in evaluation.yaml, counted anew, to its changed table",
        goal: analysisGoal,
        file: join(evaluation, "evaluation.yaml"),
        withWord: (text, word) => text.replace(/^( {2}psykisk:\n(?: {4}.*\n)*? {4}title: )/m, `$1${word} `),
      },
    ];
    const measured: {readonly saved: Saved; readonly runs: readonly number[]}[] = [];
    for (const saved of saves) measured.push({saved, runs: await measure(page, saved)});
    report(measured);
  } finally {
    await browser.close();
    preview.kill("SIGINT");
    await new Promise((resolve) => preview.once("exit", resolve));
    rmSync(folder, {recursive: true, force: true});
  }
}

function addressOf(preview: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    preview.stdout?.once("data", (said) => resolve(JSON.parse(String(said)).address));
    preview.once("exit", () => reject(new Error("the preview has ended")));
  });
}

async function measure(page: Page, {file, withWord}: Saved): Promise<number[]> {
  const text = readFileSync(file, "utf8");
  const runs: number[] = [];
  for (let round = -1; round < times; round++) {
    const word = `Maalt${round + 1}x`;
    const changed = withWord(text, word);
    if (changed === text) throw new Error(`${file} has no place for a word to look for`);
    const shown = page.evaluate(timeShown, word);
    await sleep(20);
    const saved = performance.timeOrigin + performance.now();
    writeFileSync(file, changed);
    const milliseconds = (await shown) - saved;
    if (round >= 0) runs.push(milliseconds);
    // The proofreading that follows a save is over then.
    await sleep(700);
  }
  writeFileSync(file, text);
  await sleep(700);
  return runs;
}

/** Runs in the page: when a word has come into the report and has been painted. */
function timeShown(word: string): Promise<number> {
  return new Promise((resolve) => {
    const report = document.querySelector("main");
    const observer = new MutationObserver(() => {
      if (report?.textContent.includes(word) !== true) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // The first frame is being made; when the next begins, it has been shown.
        requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
      });
    });
    observer.observe(document.body, {childList: true, subtree: true, characterData: true});
  });
}

function report(measured: readonly {readonly saved: Saved; readonly runs: readonly number[]}[]): void {
  console.log(
    `The preview of the example report, from save to screen, median of ${times} (${cpus().length} cores, Node ${process.versions.node})\n`,
  );
  const milliseconds = (value: number) => `${Math.round(value)} ms`;
  printTable([
    ["saving", "median", "fastest", "slowest", "goal", "holds"],
    ...measured.map(({saved, runs}) => [
      saved.name,
      milliseconds(median(runs)),
      milliseconds(Math.min(...runs)),
      milliseconds(Math.max(...runs)),
      `at most ${milliseconds(saved.goal)}`,
      median(runs) <= saved.goal ? "yes" : "no",
    ]),
  ]);
}
