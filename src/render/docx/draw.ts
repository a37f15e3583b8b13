import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Look} from "./look.ts";

/** An SVG as a document holds it. */
export interface Drawn {
  /** With its letters as outlines: Word draws an SVG's text in fonts of its own choice, and the labels would no longer fit. */
  readonly svg: string;
  /** For readers that know no SVG: twice as many dots each way as the drawing has pixels. */
  readonly png: Uint8Array;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where fonts are put while figures are drawn: resvg reads them from files only. */
export interface DrawEffects {
  readonly withFonts: <T>(fonts: readonly Uint8Array[], draw: (files: string[]) => T) => Promise<T>;
}

const fileEffects: DrawEffects = {
  withFonts: async (fonts, draw) => {
    const folder = await mkdtemp(join(tmpdir(), "maalepunkt-fonts-"));
    try {
      const files = fonts.map((_, index) => join(folder, `${index}.ttf`));
      await Promise.all(fonts.map((font, index) => writeFile(files[index] ?? "", font)));
      return draw(files);
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  },
};

const dotsPerPixel = 2;

/**
 * Draws SVGs in the theme's fonts. resvg does it, because it needs no browser, draws the same on every machine, and gives
 * the outlines of letters too; `sharp` draws letters in whatever fonts a machine has.
 */
export async function drawAll(
  svgs: readonly string[],
  look: Look,
  effects: DrawEffects = fileEffects,
): Promise<ReadonlyMap<string, Drawn>> {
  if (svgs.length === 0) return new Map();
  const {Resvg} = await import("@resvg/resvg-js");
  const {regular, semibold, bold} = look.figureFamily;
  const fonts = [regular, semibold, bold].filter((font) => font !== undefined);
  return await effects.withFonts(fonts, (fontFiles) => {
    const options = {
      font: {loadSystemFonts: fonts.length === 0, fontFiles, defaultFontFamily: look.figureFamily.name},
      fitTo: {mode: "zoom" as const, value: dotsPerPixel},
      background: `#${look.colours.paper}`,
    };
    const draw = (svg: string): Drawn => {
      const drawing = new Resvg(inFamily(svg, look.figureFamily.name), options);
      return {
        svg: tidyOutlines(drawing.toString()),
        png: drawing.render().asPng(),
        width: drawing.width,
        height: drawing.height,
      };
    };
    return new Map(svgs.map((svg) => [svg, draw(svg)]));
  });
}

/** Fonts of a weight between regular and bold are a family of their own by name: "Source Sans 3 SemiBold". */
function inFamily(svg: string, family: string): string {
  return svg.replace(/<text [^>]*>/g, (tag) => {
    const name = /font-weight="[56]00"/.test(tag) ? `'${family} SemiBold', '${family}'` : `'${family}'`;
    return tag.replace(/font-family="[^"]*"/, `font-family="${name}"`);
  });
}

/** Without indents and with coordinates cut to hundredths of a pixel. */
function tidyOutlines(svg: string): string {
  return svg
    .replace(/\n\s*/g, "")
    .replace(/<path [^>]*visibility="hidden"[^>]*\/>/g, "")
    .replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
