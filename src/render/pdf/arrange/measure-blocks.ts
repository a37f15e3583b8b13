import type {Page} from "../../browser/page.ts";
import type {MeasuredBlock} from "./model.ts";

/** The room for text on a page, in whole CSS pixels as Chromium lays it out. */
export interface PageArea {
  readonly width: number;
  readonly height: number;
}

/** The room that the page's own style sheet leaves on a page of A4; null when it says nothing of pages. */
export async function readPageArea(page: Page): Promise<PageArea | null> {
  return (await page.evaluate(`(${findArea})()`)) as PageArea | null;
}

/** The blocks of each chapter, in the order of the page, as they are laid out at the width of a page. */
export async function measureBlocks(page: Page): Promise<readonly (readonly MeasuredBlock[])[]> {
  return (await page.evaluate(`(${measure})()`)) as readonly (readonly MeasuredBlock[])[];
}

/** Runs in the page, which shares no variables with this program. */
function findArea(): PageArea | null {
  const pixels = (length: string) => Number.parseFloat(length) * (length.endsWith("mm") ? 96 / 25.4 : 1);
  let area: PageArea | null = null;
  for (const {sheet} of document.querySelectorAll("style")) {
    for (const rule of sheet?.cssRules ?? []) {
      if (!(rule instanceof CSSPageRule) || rule.selectorText !== "" || rule.style.marginTop === "") continue;
      const {marginTop, marginRight, marginBottom, marginLeft} = rule.style;
      area = {
        width: Math.floor(pixels("210mm") - pixels(marginLeft) - pixels(marginRight)),
        height: Math.floor(pixels("297mm") - pixels(marginTop) - pixels(marginBottom)),
      };
    }
  }
  return area;
}

/** Runs in the page. */
function measure(): MeasuredBlock[][] {
  const heightOf = (element: Element | null | undefined) => element?.getBoundingClientRect().height ?? 0;
  const measureTable = (element: Element) => {
    const table = element.querySelector("table");
    const breaks: "rows" | "groups" | "none" = element.classList.contains("between-rows")
      ? "rows"
      : element.classList.contains("between-blocks")
        ? "groups"
        : "none";
    return {
      kind: "table" as const,
      breaks,
      caption: heightOf(table?.caption),
      head: heightOf(table?.tHead),
      // Tables beside each other are no rows of one table.
      groups:
        table === null || element.querySelector(".beside") !== null
          ? []
          : Array.from(table.tBodies, (body) => Array.from(body.rows, heightOf)),
    };
  };
  const measureFigure = (element: Element) => {
    const numbers = element.querySelector(".figure-numbers .table");
    const top = element.getBoundingClientRect().top;
    return {kind: "figure" as const, drawing: numbers === null ? null : numbers.getBoundingClientRect().top - top};
  };
  const kindOf = (element: Element) => {
    if (element.matches("p, ul:not([class]), ol:not([class])")) {
      return {kind: "text" as const, lineHeight: Number.parseFloat(getComputedStyle(element).lineHeight)};
    }
    if (element.matches("h2, h3, h4, h5")) return {kind: "heading" as const};
    if (element.matches(".landscape")) return {kind: "pages" as const};
    if (element.matches(".table")) return measureTable(element);
    if (element.matches("figure.figure")) return measureFigure(element);
    return {kind: "box" as const};
  };
  return Array.from(document.querySelectorAll(".chapter"), (chapter) => {
    let bottom: number | null = null;
    return Array.from(chapter.children, (element) => {
      const {top, height} = element.getBoundingClientRect();
      const gap = bottom === null ? 0 : top - bottom;
      bottom = top + height;
      return {...kindOf(element), gap, height};
    });
  });
}
