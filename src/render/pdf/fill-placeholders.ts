import {pagePlaceholder, placeholderDigits, placeholderMark} from "../page-placeholders.ts";
import type {PageContent} from "./page-content.ts";

/** The signs of a placeholder, drawn one by one from the left; the moves between them are the same for all digits. */
const drawn = new RegExp(
  `(BT\\n/F\\d+ [\\d.]+ Tf\\n[-\\d. ]+ Tm\\n)<([0-9A-F]{4})> Tj\\n${"([\\d.]+ 0 Td) <([0-9A-F]{4})> Tj\\n".repeat(placeholderDigits)}ET\\n`,
  "g",
);

/** Signs by the digit they draw. */
type Digits = ReadonlyMap<string, string>;

/**
 * The contents of the pages with numbers drawn in the place of the placeholders, in their order, so that the document need
 * not be laid out and printed a second time for them. The pages must be in order; those without placeholders are given back.
 *
 * Returns null when that cannot be done for certain: when there are too few placeholders to know all digits from, when
 * other text could be one, when a number has too many digits, or when the browser draws text in another way.
 */
export function fillPlaceholders(contents: readonly PageContent[], numbers: readonly number[]): PageContent[] | null {
  if (numbers.some((number) => String(number).length > placeholderDigits)) return null;
  const mark = findMark(contents, numbers.length);
  const digits = mark === null ? null : readDigits(contents, mark);
  if (mark === null || digits === null) return null;
  let entry = 0;
  return contents.map((content) => ({
    ...content,
    operators: content.operators.replace(drawn, (whole, start: string, first: string, ...rest: string[]) =>
      first === mark ? start + drawNumber(numbers[entry++] ?? 0, rest, digits) : whole,
    ),
  }));
}

/** The sign that begins exactly as many texts of a placeholder's length as there are placeholders; null when not just one does. */
function findMark(contents: readonly PageContent[], placeholders: number): string | null {
  const counts = new Map<string, number>();
  for (const [, , first = ""] of allDrawn(contents)) counts.set(first, (counts.get(first) ?? 0) + 1);
  const marks = [...counts].filter(([, count]) => count === placeholders).map(([first]) => first);
  return marks.length === 1 ? (marks[0] ?? null) : null;
}

/** Which sign is which digit, from placeholders whose digits are known; null when that is not unambiguous. */
function readDigits(contents: readonly PageContent[], mark: string): Digits | null {
  const digits = new Map<string, string>();
  const placeholders = allDrawn(contents).filter(([, , first]) => first === mark);
  for (const [entry, groups] of placeholders.entries()) {
    const signs = groups.slice(3).filter((_, index) => index % 2 === 1);
    const text = pagePlaceholder(entry).slice(placeholderMark.length);
    for (const [index, digit] of [...text].entries()) {
      const sign = signs[index] ?? "";
      if ((digits.get(digit) ?? sign) !== sign) return null;
      digits.set(digit, sign);
    }
  }
  return digits.size === 10 && new Set(digits.values()).size === 10 ? digits : null;
}

/** A number set flush right in the place of a placeholder. `rest` holds the moves and signs of its digits in turn. */
function drawNumber(number: number, rest: readonly string[], digits: Digits): string {
  const text = String(number).padStart(placeholderDigits);
  const drawing = [...text].map((digit, index) => {
    const move = rest[index * 2] ?? "";
    return digit === " " ? `${move}\n` : `${move} <${digits.get(digit)}> Tj\n`;
  });
  return `${drawing.join("")}ET\n`;
}

function allDrawn(contents: readonly PageContent[]): RegExpExecArray[] {
  return contents.flatMap(({operators}) => [...operators.matchAll(drawn)]);
}
