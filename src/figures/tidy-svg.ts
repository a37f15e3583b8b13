import {drawHatches} from "./hatches.ts";

/**
 * Vega's SVG, ready to stand in a page beside others: without the classes, roles and English descriptions that would
 * mix with the page's own, with coordinates cut to hundredths, and with any id made the figure's own. A text that prints a
 * number gets the number's address as `data-address`.
 * Only tags are touched. Text in Vega's SVG never holds `<` or `>`, so no label can pass for one.
 */
export function tidySvg(svg: string, figureKey: string): string {
  const prefix = `figure-${figureKey.replace(/[^\w-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}`)}-`;
  return drawHatches(svg)
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag
        .replace(/^<text aria-label="([^"]+)"/, '<text data-address="$1"')
        .replace(/ (?:class|role|aria-[a-z]+|pointer-events|xmlns:xlink|version)="[^"]*"/g, "")
        .replace(/ opacity="1"/g, "")
        .replace(/ id="/g, ` id="${prefix}`)
        .replace(/url\(#/g, `url(#${prefix}`)
        .replace(/ (?:d|transform|x|y|x2|y2|width|height)="[^"]*"/g, (attribute) =>
          attribute.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
        ),
    )
    .replace(/<path [^>]*display="none"\/>/g, "");
}
