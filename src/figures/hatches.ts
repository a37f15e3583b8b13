/**
 * Hatches: strokes over a fill, by which categories are told apart where colours are not, as on a bad copier. Vega knows no
 * patterns, so a bar carries the name of its hatch as a description, and the finished SVG gets the strokes drawn over it.
 */

export interface Hatch {
  /** Its place among the patterns; those after the last begin again. */
  readonly pattern: number;
  /** `#rrggbb` */
  readonly stroke: string;
}

interface Pattern {
  /** The width and height of a tile. */
  readonly size: number;
  readonly path: string;
  readonly width: number;
}

const patterns: readonly Pattern[] = [
  {size: 6, path: "M-1,1L1,-1M0,6L6,0M5,7L7,5", width: 1.2},
  {size: 5, path: "M1.5,2.5h0.01", width: 2},
  {size: 6, path: "M-1,5L1,7M0,0L6,6M5,-1L7,1", width: 1.2},
  {size: 5, path: "M2.5,0V5", width: 1},
  {size: 5, path: "M0,2.5H5", width: 1},
  {size: 7, path: "M0,7L7,0M0,0L7,7", width: 0.9},
  {size: 6, path: "M3,0V6M0,3H6", width: 0.9},
];
const mark = /^hatch-(\d+)-([0-9a-f]{6})$/;

/** What a bar carries through Vega; empty without a hatch. */
export function hatchMark(hatch: Hatch | undefined): string {
  return hatch === undefined ? "" : `hatch-${hatch.pattern % patterns.length}-${hatch.stroke.slice(1)}`;
}

/** Draws the hatches over the bars that carry one, in an SVG as Vega writes it. */
export function drawHatches(svg: string): string {
  const used = new Set<string>();
  const drawn = svg.replace(
    /<path aria-label="(hatch-[^"]*)"[^>]*? d="([^"]*)"[^>]*>/g,
    (bar, name: string, outline: string) => {
      used.add(name);
      const place = / transform="[^"]*"/.exec(bar)?.[0] ?? "";
      return `${bar}<path${place} d="${outline}" fill="url(#${name})"/>`;
    },
  );
  if (used.size === 0) return svg;
  const definitions = [...used].sort().map(definition).join("");
  return drawn.replace(/<svg[^>]*>/, (opening) => `${opening}<defs>${definitions}</defs>`);
}

function definition(name: string): string {
  const [, place = "0", stroke = "000000"] = mark.exec(name) ?? [];
  const pattern = patterns[Number(place)];
  if (pattern === undefined) return "";
  const {size, path, width} = pattern;
  const tile = `<pattern id="${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">`;
  return `${tile}<path d="${path}" stroke="#${stroke}" stroke-width="${width}" stroke-opacity="0.75" stroke-linecap="round"/></pattern>`;
}
