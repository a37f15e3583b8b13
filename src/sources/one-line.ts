/** Text from an export on one line: ends trimmed, each run of blanks and line breaks a single blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
