/** Twentieths of a point, in which Word measures pages, tables and spacing. */
export const twips = {
  ofPoints: (points: number) => Math.round(points * 20),
  ofMillimetres: (millimetres: number) => Math.round((millimetres / 25.4) * 1440),
  /** CSS pixels, of which figures are made. */
  ofPixels: (pixels: number) => Math.round(pixels * 15),
};

/** Word counts the size of letters in half points. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Word counts the width of rules in eighths of a point. */
export function ruleWidth(points: number): number {
  return Math.max(2, Math.round(points * 8));
}

/** Word measures pictures in these: 635 to the twip. */
export function emus(length: number): number {
  return length * 635;
}

/** A4, with the margins of the printed report. */
export const page = {
  width: twips.ofMillimetres(210),
  height: twips.ofMillimetres(297),
  top: twips.ofMillimetres(28),
  side: twips.ofMillimetres(31),
  bottom: twips.ofMillimetres(27),
  header: twips.ofMillimetres(16),
  footer: twips.ofMillimetres(13),
};

/** How wide and how high the text is on a page that stands, and on one that lies on its side. */
export const textRoom = {
  portrait: {width: page.width - 2 * page.side, height: page.height - page.top - page.bottom},
  landscape: {width: page.height - 2 * page.bottom, height: page.width - page.top - page.bottom},
};
