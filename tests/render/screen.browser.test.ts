import {describe, expect, it} from "vitest";
import {expectAccessible, focused, screenPages} from "./screen-page.ts";

const {open, saved} = screenPages();

describe("the list of contents on screen", () => {
  it("stands beside the text of a wide window and marks what is being read", async () => {
    const page = await open();
    const [list, main] = await page.evaluate(() =>
      ["nav.contents", "main"].map((name) => document.querySelector(name)?.getBoundingClientRect().toJSON()),
    );
    expect(list.right).toBeLessThanOrEqual(main.left);
    const last = await page.$eval("main section:nth-last-of-type(2) h2", (heading) => {
      heading.scrollIntoView();
      return heading.id;
    });
    await page.waitForFunction(
      (id) => document.querySelector("nav.contents [aria-current]")?.getAttribute("href") === `#${id}`,
      {},
      last,
    );
    expect(await page.$eval("nav.contents", (nav) => Math.round(nav.getBoundingClientRect().top))).toBeGreaterThan(0);
    await page.close();
  });

  it("opens by a button in a narrow window, and closes when a section is chosen", async () => {
    const page = await open({width: 320});
    expect(await page.$eval("nav.contents", (nav) => nav.checkVisibility())).toBe(false);
    await page.click(".contents-tool");
    expect(await page.$eval("nav.contents", (nav) => nav.checkVisibility())).toBe(true);
    await page.waitForSelector(".contents-tool[aria-expanded='true']");
    await page.click(".contents-tool");
    expect(await page.$eval("nav.contents", (nav) => nav.checkVisibility())).toBe(false);
    await page.click(".contents-tool");
    await page.click("nav.contents li:nth-child(2) a");
    expect(await page.$eval("nav.contents", (nav) => nav.checkVisibility())).toBe(false);
    expect(await page.evaluate(() => location.hash)).not.toBe("");
    await page.close();
  });
});

describe("the search", () => {
  it("finds whatever the case, counts, goes from place to place and marks them", async () => {
    const page = await open();
    await page.keyboard.down("Control");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    await page.keyboard.type("HELBRED");
    const count = () => page.$eval(".search-count", (line) => line.textContent ?? "");
    const [, number = ""] = /Fundet (\d+) steder\./.exec(await count()) ?? [];
    expect(Number(number)).toBeGreaterThan(10);
    expect(await page.evaluate(() => CSS.highlights.get("found")?.size)).toBe(Number(number));
    await page.keyboard.press("Enter");
    expect(await count()).toBe(`1 af ${number}`);
    await page.keyboard.down("Shift");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Shift");
    expect(await count()).toBe(`${number} af ${number}`);
    expect(await page.evaluate(() => CSS.highlights.get("found-current")?.size)).toBe(1);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => CSS.highlights.get("found")?.size === 0);
    await page.close();
  });

  it("finds in tables, says where, and goes there by a click", async () => {
    const page = await open();
    await page.click(".search-tool");
    await page.keyboard.type("dårligt");
    const index = await page.$$eval(".search-hits .where", (all) =>
      all.findIndex(({textContent}) => textContent?.startsWith("Tabel")),
    );
    expect(index).toBeGreaterThanOrEqual(0);
    await page.$$eval(".search-hits button", (all, place) => all[place]?.click(), index);
    const inView = await page.evaluate(() => {
      const [range] = CSS.highlights.get("found-current") ?? [];
      if (!(range instanceof Range)) return false;
      const {top, bottom} = range.getBoundingClientRect();
      return top > 0 && bottom < innerHeight && range.startContainer.parentElement?.closest("table") !== null;
    });
    expect(inView).toBe(true);
    await page.close();
  });

  it("opens what is folded away when a place is in it", async () => {
    const page = await open();
    const word = await page.$eval("main details th[scope='row']", (cell) => cell.textContent ?? "");
    await page.keyboard.press("/");
    await page.keyboard.type(word);
    const total = await page.$$eval(".search-hits button", (all) => all.length);
    for (let step = 0; step < total; step++) await page.keyboard.press("Enter");
    expect(await page.$eval("main details", (details) => details.open)).toBe(true);
    await page.close();
  });

  it("says so when there is nothing, and waits for a second letter", async () => {
    const page = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("q");
    expect(await page.$eval(".search-count", (line) => line.textContent)).toBe("Skriv mindst to tegn.");
    await page.keyboard.type("qqq");
    expect(await page.$eval(".search-count", (line) => line.textContent)).toBe("Ikke fundet.");
    await page.close();
  });
});

describe("a footnote", () => {
  it("opens while the pointer rests on its number, and closes when it has left", async () => {
    const page = await open();
    await page.$eval("a[role='doc-noteref']", (link) => link.scrollIntoView({block: "center"}));
    await page.hover("a[role='doc-noteref']");
    await page.waitForSelector("#_note:popover-open");
    expect(await focused(page)).not.toBe("_note-title");
    await page.hover("#_note");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await page.$("#_note:popover-open")).not.toBeNull();
    await page.mouse.move(5, 5);
    await page.waitForSelector("#_note:not(:popover-open)");
    await page.close();
  });
});

describe("a number that is asked", () => {
  it("tells by a click, one at a time, and closes by a click elsewhere", async () => {
    const page = await open();
    await page.click("main td[data-address]");
    const first = await page.$eval("#_answer", (panel) => panel.textContent);
    expect(first).toContain("Kilde");
    expect(first).toContain(
      await page.$eval("main td[data-address]", (cell) => cell.getAttribute("data-address") ?? ""),
    );
    await page.click(".help-tool");
    expect(await page.$$eval(".panel:popover-open", (open) => open.map(({id}) => id))).toEqual(["_help"]);
    await page.mouse.click(5, 880);
    expect(await page.$$eval(".panel:popover-open", (open) => open.length)).toBe(0);
    await page.close();
  });

  it("tells each of the numbers that a phrase in the text rests on, and leads back", async () => {
    const page = await open();
    const phrase = await page.evaluate(() => {
      const number = Array.from(document.querySelectorAll("main data.number[role='button']")).find((each) =>
        each.getAttribute("value")?.includes(" "),
      );
      number?.scrollIntoView({block: "center"});
      number?.setAttribute("data-asked", "");
      return number?.textContent;
    });
    await page.click("[data-asked]");
    expect(await page.$eval("#_answer-title", (title) => title.textContent)).toBe(phrase);
    expect(await page.$$eval(".asked-parts button", (parts) => parts.length)).toBeGreaterThan(1);
    await page.click(".asked-parts button");
    expect(await page.$eval("#_answer", (panel) => panel.textContent)).toContain("Optælling");
    await page.click("#_answer .back button");
    expect(await page.$eval("#_answer-title", (title) => title.textContent)).toBe(phrase);
    await page.close();
  });

  it("can be asked in a figure: in the drawing, and by a button for those without a pointer", async () => {
    const page = await open();
    await page.$eval("main .drawing [data-address]", (text) => text.scrollIntoView({block: "center"}));
    await page.click("main .drawing [data-address]");
    expect(await page.$("#_answer:popover-open")).not.toBeNull();
    await page.keyboard.press("Escape");
    await page.focus("main .figure .own-tools button");
    await page.keyboard.press("Enter");
    expect(await page.$eval("#_answer-title", (title) => title.textContent)).toMatch(/^Figur \d/);
    await page.close();
  });

  it("leaves alone what a reader is marking", async () => {
    const page = await open();
    await page.evaluate(() => {
      const cell = document.querySelector("main td[data-address]");
      if (cell !== null) getSelection()?.selectAllChildren(cell);
      cell?.dispatchEvent(new MouseEvent("click", {bubbles: true}));
    });
    expect(await page.$("#_answer:popover-open")).toBeNull();
    await page.close();
  });
});

describe("what a reader takes along", () => {
  it("copies a table as HTML and as text", async () => {
    const page = await open();
    await page.browserContext().setPermission("file://", {
      permission: {name: "clipboard-read"},
      state: "granted",
    });
    await page.bringToFront();
    await page.$eval("main .table .own-tools button", (button) => button.scrollIntoView({block: "center"}));
    await page.click("main .table .own-tools button");
    await page.waitForFunction(() => document.querySelector(".toast")?.textContent?.endsWith("er kopieret."));
    const [html, text] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(["text/html", "text/plain"].map(async (type) => (await item?.getType(type))?.text()));
    });
    expect(text).toMatch(/^\tMålepunkt 1 \(opstart\)\t.*\nBorgerskema\t98\t70\t39\t14/);
    expect(html).toContain("<th>Borgerskema</th><td>98</td>");
    await page.close();
  });

  it("saves a table as CSV", async () => {
    const page = await open();
    const csv = new TextDecoder("utf-8", {ignoreBOM: true}).decode(
      await saved(page, "main .table .own-tools button:nth-child(2)", "tabel-2-1.csv"),
    );
    expect(csv).toMatch(/^\ufeff[^\n]*Målepunkt 1 \(opstart\);/);
    expect(csv.split("\r\n").length).toBeGreaterThan(3);
    await page.close();
  });

  it("saves a figure as a drawing with its fonts, name and description, and as a picture", async () => {
    const page = await open();
    const label = await page.$eval("main .figure .label", ({textContent}) => textContent ?? "");
    const name = label.toLowerCase().replace(/[ .]/g, "-");
    const svg = new TextDecoder().decode(
      await saved(page, "main .figure .own-tools button:nth-child(2)", `${name}.svg`),
    );
    expect(svg).toContain(`<title>${label}</title>`);
    expect(svg).toContain("<desc>");
    expect(svg).toContain("data:font/woff2;base64,");
    const png = await saved(page, "main .figure .own-tools button:nth-child(3)", `${name}.png`);
    expect(Array.from(png.subarray(1, 4), (byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
    expect(png.length).toBeGreaterThan(5_000);
    await page.close();
  });
});

describe("light and dark", () => {
  it("follows the system until the reader chooses, and remembers the choice", async () => {
    const page = await open({colours: "dark"});
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.click(".colours-tool");
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await paper()).toBe(light);
    await page.click(".colours-tool");
    expect(await paper()).toBe(dark);
    expect(await page.evaluate(() => localStorage.getItem("maalepunkt-colours"))).toBeNull();
    await page.close();
  });
});

describe("the printed page", () => {
  it.each([1280, 320])("has the list of contents and none of the tools, from a window of %d pixels", async (width) => {
    const page = await open({width});
    await page.emulateMediaType("print");
    expect(await page.$eval("nav.contents", (nav) => nav.checkVisibility())).toBe(true);
    const tools = await page.$$eval(".tools, .own-tools, .toast", (all) =>
      all.filter((each) => each.checkVisibility()),
    );
    expect(tools).toEqual([]);
    await page.close();
  });
});

describe("the page without script", () => {
  it("has all that is to be read, links that lead there, and no tools that do nothing", async () => {
    const page = await open({script: false});
    const html = await page.content();
    expect(html).toContain('class="tools" aria-label="Læseværktøjer" hidden');
    expect(html).not.toContain('class="own-tools"');
    expect(html).toContain('<nav class="contents"');
    expect(html).toMatch(/<a id="note-1-reference" href="#note-1" role="doc-noteref"/);
    await page.close();
  });
});

const panels: Readonly<Record<string, (selector: string) => void>> = {
  "no panel": () => undefined,
  "an answer": () => document.querySelector<HTMLElement>("main td[data-address]")?.click(),
  "several numbers": () => document.querySelector<HTMLElement>("main .figure .own-tools button")?.click(),
  "a footnote": () => document.querySelector<HTMLElement>("a[role='doc-noteref']")?.click(),
  "the help": () => document.querySelector<HTMLElement>(".help-tool")?.click(),
  "the search": () => {
    document.querySelector<HTMLElement>(".search-tool")?.click();
    const field = document.querySelector<HTMLInputElement>("#_search input");
    if (field === null) return;
    field.value = "helbred";
    field.dispatchEvent(new Event("input"));
    document.querySelector<HTMLElement>("#_search .next")?.click();
  },
  "the contents": () => document.querySelector<HTMLElement>(".contents-tool")?.click(),
};

describe.each(Object.keys(panels))("the page with %s open", (name) => {
  it.each([
    {width: 1280, colours: "light"},
    {width: 320, colours: "dark"},
  ] as const)("has no violation at $width pixels, $colours, and keeps to its width", async (how) => {
    const page = await open(how);
    await page.evaluate(panels[name] ?? (() => undefined), "");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(how.width);
    await expectAccessible(page);
    await page.close();
  });
});

describe("the page for those who see less", () => {
  it("reflows at 200 and 400 percent of a window of 1280 pixels", async () => {
    for (const width of [640, 320]) {
      const page = await open({width, height: 450});
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    }
  });

  it("shows what is current and what is pressed without colours of its own", async () => {
    const page = await open();
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", {features: [{name: "forced-colors", value: "active"}]});
    await page.$eval("main section h2", (heading) => heading.scrollIntoView());
    await page.waitForSelector(".contents a[aria-current]");
    await page.click(".colours-tool");
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.querySelector<HTMLElement>(".colours-tool")?.blur());
    for (const marked of [".tool[aria-pressed='true']", ".contents a[aria-current]"]) {
      expect(await page.$eval(marked, (element) => getComputedStyle(element).outlineStyle)).toBe("solid");
    }
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });
});
