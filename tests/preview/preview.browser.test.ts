import {readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import puppeteer, {type Browser, type Page} from "puppeteer";
import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {type Preview, startPreview} from "../../src/preview/start.ts";
import {findBrowser} from "../../src/render/find-browser.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";

const paragraphs = Array.from({length: 60}, (_, index) => `Afsnit nummer ${index + 1} handler om deltagerne.\n`).join(
  "\n",
);
const chapter = "chapters/02-tekst.md";
const original = `# Tekst\n\n${paragraphs}\n{{#claim "godt" test="share(helbred, 'Godt') > 0.3"}}Mange har et **godt** helbred.{{/claim}} Sådan er det.\n`;
let small: SmallEvaluation;
let preview: Preview;
let browser: Browser;
let page: Page;
let problemsOfPage: string[] = [];

beforeAll(async () => {
  small = await writeSmallEvaluation({
    [`reports/lille/${chapter}`]: original,
    "reports/lille/chapters/01-resultater.md": '# Resultater\n\n{{table "helbred"}}\n\n{{figure "job_figur"}}\n',
    "reports/lille/evaluation.yaml": (text) =>
      `${text}  job_figur: {kind: bars, analysis: job, title: I job, alt: 'Andel i job.'}\n`,
  });
  preview = await startPreview(small.folder, {
    port: 0,
    onMade: () => {},
    onDefect: (error) => problemsOfPage.push(String(error)),
  });
  const asRoot = process.getuid?.() === 0;
  browser = await puppeteer.launch({executablePath: await findBrowser(), args: asRoot ? ["--no-sandbox"] : []});
  page = await browser.newPage();
  await page.setViewport({width: 1100, height: 700});
  page.on("pageerror", (error) => problemsOfPage.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("ERR_")) problemsOfPage.push(message.text());
  });
});

afterAll(async () => {
  await browser.close();
  await preview.close();
});

beforeEach(async () => {
  problemsOfPage = [];
  await write(chapter, original);
  await page.goto(preview.address);
  await page.waitForSelector("main section");
  await shows(".preview-status", /Up to date|warning/);
});

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(small.folder, name), text);
}

/** Waits until an element has a text. */
async function shows(selector: string, text: RegExp): Promise<void> {
  await page.waitForFunction(
    (where, pattern) =>
      Array.from(document.querySelectorAll(where)).some((each) => new RegExp(pattern).test(each.textContent)),
    {timeout: 10_000},
    selector,
    text.source,
  );
}

/** How high in the window the paragraph with a text stands. */
function topOf(text: string): Promise<number | undefined> {
  return page.evaluate(
    (wanted) =>
      Array.from(document.querySelectorAll("main p"))
        .find((each) => each.textContent.includes(wanted))
        ?.getBoundingClientRect().top,
    text,
  );
}

async function scrollTo(text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const found = Array.from(document.querySelectorAll("main p")).find((each) => each.textContent.includes(wanted));
    found?.scrollIntoView({block: "start", behavior: "instant"});
  }, text);
}

describe("the preview in a browser", () => {
  it("shows what is saved without loading the page anew, and leaves what has not changed alone", async () => {
    await page.evaluate(() => {
      for (const each of document.querySelectorAll("main p")) each.setAttribute("data-mine", "");
    });
    await write(chapter, original.replace("Afsnit nummer 3 handler", "Tredje afsnit handler"));
    await shows("main p", /Tredje afsnit handler/);
    const unmarked = await page.$$eval("main p[data-line]:not([data-mine])", (all) =>
      all.map((each) => each.textContent),
    );
    expect(unmarked).toEqual(["Tredje afsnit handler om deltagerne."]);
  });

  it("takes paragraphs in and out, and in another order", async () => {
    const moved = original
      .replace("Afsnit nummer 4 handler om deltagerne.\n\n", "")
      .replace("Afsnit nummer 9 ", "Helt nyt.\n\nAfsnit nummer 4 handler om deltagerne.\n\nAfsnit nummer 9 ");
    await write(chapter, moved);
    await shows("main p", /Helt nyt/);
    const texts = await page.$$eval("main section:nth-of-type(2) p", (all) => all.map((each) => each.textContent));
    const start = texts.findIndex((text) => text.startsWith("Afsnit nummer 3 "));
    expect(texts.slice(start, start + 9).map((text) => /\d+/.exec(text)?.[0] ?? text)).toEqual([
      ...["3", "5", "6", "7", "8"],
      "Helt nyt.",
      ...["4", "9", "10"],
    ]);
  });

  it("keeps the reader's place when text comes and goes above it", async () => {
    await scrollTo("Afsnit nummer 40 ");
    const before = await topOf("Afsnit nummer 40 ");
    const long = "Et langt nyt afsnit, der fylder flere linjer. ".repeat(30);
    await write(chapter, original.replace("Afsnit nummer 2 ", `${long}\n\nAfsnit nummer 2 `));
    await shows("main p", /Et langt nyt afsnit/);
    expect(Math.abs(((await topOf("Afsnit nummer 40 ")) ?? 0) - (before ?? 0))).toBeLessThan(2);
    await shows(".preview-status button", /Go to the change/);
    await write(chapter, original);
    await page.waitForFunction(() => !document.body.textContent.includes("Et langt nyt afsnit"));
    expect(Math.abs(((await topOf("Afsnit nummer 40 ")) ?? 0) - (before ?? 0))).toBeLessThan(2);
  });

  it("keeps the focus on a number in a block that is made anew", async () => {
    await page.evaluate(() => {
      document.querySelector<HTMLElement>("main td[data-address][tabindex]")?.focus();
    });
    const yaml = await readFile(join(small.folder, "evaluation.yaml"), "utf8");
    await write(
      "evaluation.yaml",
      yaml.replace("title: Selvvurderet helbred. Procent", "title: Helbred ved start. Procent"),
    );
    await shows("main .table caption", /Helbred ved start/);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-address"))).toMatch(/^helbred\//);
    await write("evaluation.yaml", yaml);
    await shows("main .table caption", /Selvvurderet helbred/);
  });

  it("keeps open what the reader has opened in a block that is made anew", async () => {
    await page.click("main details.figure-numbers > summary");
    const yaml = await readFile(join(small.folder, "evaluation.yaml"), "utf8");
    await write("evaluation.yaml", yaml.replace("title: I job, alt", "title: Deltagere i job, alt"));
    await shows("main figcaption", /Deltagere i job/);
    expect(await page.$eval("main details.figure-numbers", (details) => details.open)).toBe(true);
    await write("evaluation.yaml", yaml);
    await page.waitForFunction(() => !document.body.textContent.includes("Deltagere i job"));
  });

  it("shows an error at its block with message, hint and place, and takes it away when it is mended", async () => {
    await write(chapter, original.replace("Afsnit nummer 5 ", 'Afsnit nummer 5 {{count "helbred" row="Gott"}} '));
    await shows(".preview-problem.error", /Gott.*Did you mean "Godt"\?.*02-tekst\.md:11:\d+/s);
    const next = await page.$eval(".preview-problem.error", (box) => {
      let node: Element | null = box.nextElementSibling;
      while (node?.matches(".preview-problem")) node = node.nextElementSibling;
      return node?.textContent;
    });
    expect(next).toContain("Afsnit nummer 5");
    await write(chapter, original);
    await page.waitForFunction(() => document.querySelector(".preview-problem.error") === null);
  });

  it("marks the sentence of a claim that does not hold", async () => {
    await write(chapter, original.replace("> 0.3", "> 0.9"));
    await shows(".preview-problem.error", /does not hold/);
    const marked = await page.evaluate(() => Array.from(CSS.highlights.get("preview-claim") ?? [], String));
    expect(marked).toEqual(["Mange har et godt helbred."]);
  });

  it("flashes no error while an editor puts a new file in the place of the old", async () => {
    await page.evaluate(() => {
      const seen = new MutationObserver(() => {
        if (document.querySelector(".preview-problem.error") !== null) document.body.setAttribute("data-flashed", "");
      });
      seen.observe(document.body, {childList: true, subtree: true});
    });
    const file = join(small.folder, chapter);
    await rename(file, `${file}~`);
    await writeFile(file, "");
    await new Promise((resolve) => setTimeout(resolve, 40));
    await writeFile(file, original.replace("Afsnit nummer 3 ", "Nyt afsnit 3 "));
    await shows("main p", /Nyt afsnit 3/);
    expect(await page.evaluate(() => document.body.hasAttribute("data-flashed"))).toBe(false);
  });

  it("tells on top what belongs nowhere, and keeps the report", async () => {
    const codebook = await readFile(join(small.folder, "codebook.yaml"), "utf8");
    await write("codebook.yaml", codebook.replace("best: first", "best: fist"));
    await shows(".preview-bar .preview-problem", /fist/);
    expect(await topOf("Afsnit nummer 1 ")).toBeDefined();
    await write("codebook.yaml", codebook);
    await page.waitForFunction(() => document.querySelector<HTMLElement>(".preview-bar")?.hidden);
  });

  it("tells where a paragraph is written, also after lines have come above it", async () => {
    await write(chapter, original.replace("Afsnit nummer 2 ", "Helt nyt.\n\nAfsnit nummer 2 "));
    await shows("main p", /Helt nyt/);
    await scrollTo("Afsnit nummer 30 ");
    const paragraph = await page.$("xpath///main//p[contains(., 'Afsnit nummer 30 ')]");
    await page.keyboard.down("Alt");
    await paragraph?.click();
    await page.keyboard.up("Alt");
    await shows(".preview-written", /02-tekst\.md:63/);
    await page.keyboard.press("Escape");
    expect(await page.$eval(".preview-written", (note) => note instanceof HTMLElement && note.hidden)).toBe(true);
  });

  it("keeps the place when the page has to be loaded anew", async () => {
    await scrollTo("Afsnit nummer 40 ");
    const before = await topOf("Afsnit nummer 40 ");
    const yaml = await readFile(join(small.folder, "evaluation.yaml"), "utf8");
    const loaded = page.waitForNavigation();
    await write("evaluation.yaml", yaml.replace("title: Lille evaluering", "title: Større evaluering"));
    await loaded;
    await shows("h1", /Større evaluering/);
    expect(Math.abs(((await topOf("Afsnit nummer 40 ")) ?? 0) - (before ?? 0))).toBeLessThan(2);
    const back = page.waitForNavigation();
    await write("evaluation.yaml", yaml);
    await back;
  });

  it("waits for a preview that has stopped, and goes on with the next", async () => {
    const port = Number(new URL(preview.address).port);
    await preview.close();
    await shows(".preview-status", /has stopped/);
    await write(chapter, original.replace("Afsnit nummer 3 ", "Mens den var væk "));
    preview = await startPreview(small.folder, {
      port,
      onMade: () => {},
      onDefect: (error) => problemsOfPage.push(String(error)),
    });
    await shows("main p", /Mens den var væk/);
    await shows(".preview-status", /Up to date|warning/);
  });

  it("runs without a fault, and within the page's policy", async () => {
    await write(chapter, original.replace("Afsnit nummer 3 ", "Uden fejl "));
    await shows("main p", /Uden fejl/);
    expect(problemsOfPage).toEqual([]);
  });
});
