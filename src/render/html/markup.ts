/** Control characters, lone surrogates and direction overrides: never part of a report's text, but able to garble it. */
const unprintable = /[^\P{Cc}\t\n\r]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text without the characters that only garble a page. */
export function cleanText(text: string): string {
  return text.replace(unprintable, "");
}

/** Any text from data or authors, made safe to stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Values are escaped here; `null`, `undefined` and `false` leave the attribute out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An element around content that is HTML already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  return `<${name}${printAttributes(attributes)}>${content.join("")}</${name}>`;
}

/** An element that has no content, such as `col` and `br`. */
export function emptyElement(name: string, attributes: Attributes = {}): string {
  return `<${name}${printAttributes(attributes)}>`;
}

/** A link inside the page to the element with this id. */
export function fragment(id: string): string {
  return `#${encodeURIComponent(cleanText(id))}`;
}

const allowedAddress = /^(?:https?:\/\/|mailto:|#)/i;

/** The address of a link if it is one that a report may have (http, https, mailto or inside the page), else null. */
export function safeAddress(href: string): string | null {
  const address = cleanText(href).trim();
  return allowedAddress.test(address) ? address : null;
}

function printAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join("");
}
