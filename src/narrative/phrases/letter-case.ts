/** The first letter in upper case. A text that begins with a figure is left as it is. */
export function capitalised(text: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase("da") + text.slice(first.length);
}

/**
 * A label as it stands inside a sentence: first letter in lower case, unless the first word is an abbreviation
 * (`ADHD`, `PTSD`, `WHO-5`) or a letter that names something (`B-vitamin`).
 */
export function inSentence(label: string): string {
  const word = /^\p{L}+/u.exec(label)?.[0] ?? "";
  const named = word.length === 1 && /^[-\d]/.test(label.slice(1));
  if (word === "" || named || /\p{Lu}/u.test(word.slice(1))) return label;
  const [first = ""] = word;
  return first.toLocaleLowerCase("da") + label.slice(first.length);
}
