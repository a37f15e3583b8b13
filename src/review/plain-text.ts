/** Control characters and direction overrides: they garble what a terminal shows, or hide it. */
const unprintable = /[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Text from a stranger's document as it may be shown: one blank for many, nothing that is not a letter to see. */
export function plainText(text: string): string {
  return text
    .replace(/[\t\r\u00a0]/g, " ")
    .replace(unprintable, "")
    .replace(/ {2,}/g, " ")
    .replace(/ *\n+ */g, "\n")
    .trim();
}
