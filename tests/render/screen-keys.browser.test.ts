import type {Page} from "puppeteer";
import {describe, expect, it} from "vitest";
import {focused, screenPages} from "./screen-page.ts";

const {open} = screenPages();

interface Stop {
  readonly what: string;
  readonly table: number;
  readonly section: number;
  readonly marked: boolean;
  readonly covered: boolean;
}

/** All that Tab reaches, until it comes round. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let step = 0; step < 1500; step++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const {outlineStyle} = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const tools = document.querySelector(".tools");
      const inPage = element.closest("main") !== null;
      const headings = Array.from(document.querySelectorAll("main :is(h2, h3, h4, h5)"));
      return {
        what: element.matches("data") ? "number" : element.matches("td") ? "cell" : element.localName,
        table: Array.from(document.querySelectorAll("table")).findIndex((table) => table.contains(element)),
        section: headings.findLastIndex(
          (heading) => (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        ),
        marked: outlineStyle !== "none",
        covered: inPage && box.bottom < (tools?.getBoundingClientRect().bottom ?? 0),
      };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

describe("the page by keyboard alone", () => {
  it("reaches every link, button and field, marks where the focus is, and hides it under nothing", async () => {
    const page = await open();
    const stops = await tabThrough(page);
    const reachable = await page.evaluate(
      () =>
        Array.from(document.querySelectorAll<HTMLElement>("a[href], button, input, summary, [tabindex='0']")).filter(
          (element) => element.tabIndex >= 0 && element.checkVisibility(),
        ).length,
    );
    expect(stops.length).toBe(reachable);
    expect(stops.filter(({marked}) => !marked)).toEqual([]);
    expect(stops.filter(({covered}) => covered)).toEqual([]);
    await page.close();
  });

  it("has one stop for the numbers of each table, and one for those of each section's text", async () => {
    const page = await open();
    const stops = await tabThrough(page);
    const cells = stops.filter(({what}) => what === "cell").map(({table}) => table);
    const sections = stops.filter(({what}) => what === "number").map(({section}) => section);
    const tables = await page.$$eval("main table", (all) => all.filter((table) => table.checkVisibility()).length);
    expect(cells.length).toBe(tables);
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(sections).size).toBe(sections.length);
    expect(sections.length).toBeGreaterThan(0);
    await page.close();
  });

  it("goes from number to number of a table with the arrow keys, and to its ends", async () => {
    const page = await open();
    await page.focus("main table td[tabindex='0']");
    const address = () => page.evaluate(() => document.activeElement?.getAttribute("data-address"));
    const grid = await page.$eval("main table", (table) =>
      Array.from(table.querySelectorAll("tbody tr"), (row) =>
        Array.from(row.querySelectorAll("td"), (cell) => cell.dataset.address),
      ),
    );
    expect(await address()).toBe(grid[0]?.[0]);
    await page.keyboard.press("ArrowRight");
    expect(await address()).toBe(grid[0]?.[1]);
    await page.keyboard.press("ArrowDown");
    expect(await address()).toBe(grid[1]?.[1]);
    await page.keyboard.press("Home");
    expect(await address()).toBe(grid[1]?.[0]);
    await page.keyboard.press("End");
    expect(await address()).toBe(grid[1]?.at(-1));
    await page.keyboard.press("ArrowUp");
    expect(await address()).toBe(grid[0]?.at(-1));
    await page.keyboard.down("Control");
    await page.keyboard.press("Home");
    await page.keyboard.up("Control");
    expect(await address()).toBe(grid[0]?.[0]);
    await page.keyboard.press("ArrowUp");
    expect(await address()).toBe(grid[0]?.[0]);
    expect(await page.$$eval("main table:first-of-type td[tabindex='0']", (cells) => cells.length)).toBeGreaterThan(0);
    await page.close();
  });

  it.each(["Enter", "Space"] as const)(
    "asks with %s, has the focus in the answer, and Esc gives it back",
    async (key) => {
      const page = await open();
      await page.focus("main table td[tabindex='0']");
      await page.keyboard.press(key);
      expect(await focused(page)).toBe("_answer-title");
      expect(await page.$eval("#_answer", (panel) => panel.getAttribute("role"))).toBe("dialog");
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.activeElement?.localName === "td");
      expect(await page.$eval("#_answer", (panel) => panel.matches(":popover-open"))).toBe(false);
      await page.close();
    },
  );

  it("opens a footnote beside its number, and Esc goes back to it", async () => {
    const page = await open();
    await page.focus("a[role='doc-noteref']");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("_note-title");
    expect(await page.$eval("#_note", (panel) => panel.textContent)).toContain("Indsatsen er organiseret");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "doc-noteref");
    await page.close();
  });

  it("lets the keys of a single sign be turned off, and remembers that", async () => {
    const page = await open();
    await page.keyboard.press("?");
    expect(await focused(page)).toBe("_help-title");
    await page.click(".single-keys");
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    expect(await page.$eval("#_search", (panel) => panel.matches(":popover-open"))).toBe(false);
    await page.reload();
    await page.keyboard.press("/");
    expect(await page.$eval("#_search", (panel) => panel.matches(":popover-open"))).toBe(false);
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });
});
