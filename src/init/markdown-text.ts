/** Letters that mean something in Markdown, wherever they stand. */
const special = /[\\`*_[\]<>#+\-.!|~^$:=&"'()]/g;

/**
 * A text from an export as plain words in a chapter: nothing in it can become Markdown, HTML, a live number or an attribute. Braces
 * become parentheses, since no sign in front of them hides them from everything that reads a chapter.
 */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .replaceAll("{", "(")
    .replaceAll("}", ")")
    .replace(special, (sign, offset: number, whole: string) => (needsEscape(sign, offset, whole) ? `\\${sign}` : sign));
}

/** What is only special at the beginning of a line, or in pairs, is left readable elsewhere. */
function needsEscape(sign: string, offset: number, whole: string): boolean {
  if (/[()"'$=]/.test(sign)) return false;
  if (/[-+.:!]/.test(sign)) {
    const isDoubled = whole[offset + 1] === sign || whole[offset - 1] === sign;
    return isDoubled || offset === 0 || /^\d+$/.test(whole.slice(0, offset)) || /[[/]/.test(whole[offset + 1] ?? "");
  }
  // Inside a word an underscore is only a letter.
  if (sign === "_") return !(isWord(whole[offset - 1]) && isWord(whole[offset + 1]));
  return true;
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}

/** A text as the value of a helper's option; null when no quotes can hold it. */
export function helperText(text: string): string | null {
  if (/[\\\n\r{}]/.test(text)) return null;
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("'") ? null : `'${text}'`;
}
