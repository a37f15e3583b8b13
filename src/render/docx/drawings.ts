import type {KeyFigure, ReportDocument} from "../../report/model.ts";
import {allBlocks} from "../../report/walk.ts";
import type {Icons} from "../../themes/icons.ts";
import type {Logo} from "../../themes/model.ts";
import type {Look} from "./look.ts";

/** Everything that a document shows as a picture, as SVG without text of its own but the figures'. */
export function drawingsOf(report: ReportDocument, look: Look, icons: Icons): string[] {
  const blocks = allBlocks([
    ...report.chapters.flatMap((chapter) => chapter.blocks),
    ...report.footnotes.flatMap(({children}) => children),
  ]);
  const drawings = blocks.flatMap((block) => {
    if (block.kind === "figure") return [block.svg];
    return block.kind === "key-figures" ? block.items.flatMap((item) => keyFigureDrawing(item, look, icons)) : [];
  });
  const {logo} = look;
  return [...new Set(logo?.mediaType === "image/svg+xml" ? [...drawings, logoDrawing(logo)] : drawings)];
}

function keyFigureDrawing({icon, filled}: KeyFigure, look: Look, icons: Icons): string[] {
  if (filled !== null) return [signsDrawing(icon, filled, look, icons)];
  const drawing = iconDrawing(icon, look, icons);
  return drawing === undefined ? [] : [drawing];
}

/** An icon in the report's colour; undefined when there is none. */
export function iconDrawing(name: string | null, {colours}: Look, icons: Icons): string | undefined {
  const inside = insideOf(name, icons);
  if (inside === undefined) return undefined;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" ${strokes} stroke="#${colours.accent}">${inside}</svg>`;
}

const strokes = 'fill="none" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"';

/** So many of ten signs: those that count are filled. */
export function signsDrawing(
  name: string | null,
  {count, of}: {readonly count: number; readonly of: number},
  {colours}: Look,
  icons: Icons,
): string {
  const inside = insideOf(name, icons) ?? '<circle class="body" cx="12" cy="12" r="9"/>';
  const filled = inside
    .replaceAll('class="body"', `fill="#${colours.accent}"`)
    .replaceAll('class="detail"', `stroke="#${colours.paper}"`);
  const signs = Array.from({length: of}, (_, index) => {
    const [drawing, colour] = index < count ? [filled, colours.accent] : [inside, colours.hairline];
    return `<g transform="translate(${index * 24} 0)" stroke="#${colour}">${drawing}</g>`;
  });
  const width = of * 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="24" viewBox="0 0 ${width} 24" ${strokes}>${signs.join("")}</svg>`;
}

/** What an icon's own SVG holds. Icons are files of maalepunkt's own. */
function insideOf(name: string | null, icons: Icons): string | undefined {
  return name === null ? undefined : /<svg[^>]*>(.*)<\/svg>/su.exec(icons.get(name) ?? "")?.[1];
}

export function logoDrawing({bytes}: Logo): string {
  return new TextDecoder().decode(bytes);
}
