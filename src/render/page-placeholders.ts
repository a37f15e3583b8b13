/**
 * What stands in a list of contents until the page numbers are known: a sign that begins nothing else, and three digits.
 * The digits count on from one entry to the next (012, 345, 678, 901 …), so that after four entries all ten have been drawn,
 * and a drawn page tells which sign of its font is which digit.
 */
export const placeholderMark = "¤";
export const placeholderDigits = 3;

export function pagePlaceholder(entry: number): string {
  const digits = Array.from({length: placeholderDigits}, (_, index) => (entry * placeholderDigits + index) % 10);
  return placeholderMark + digits.join("");
}
