import {oneLine} from "./one-line.ts";

const entities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["aelig", "æ"],
  ["AElig", "Æ"],
  ["oslash", "ø"],
  ["Oslash", "Ø"],
  ["aring", "å"],
  ["Aring", "Å"],
  ["eacute", "é"],
  ["ndash", "–"],
  ["hellip", "…"],
]);

/** What a piece of HTML says, on one line: survey systems let authors write questions and answers in HTML. */
export function plainText(html: string): string {
  const untagged = html.replace(/<\/?[a-z!][^<>]*>/gi, (tag) =>
    /^<\/?(br|p|div|li|td|tr|h\d)\b/i.test(tag) ? " " : "",
  );
  return oneLine(untagged.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{1,10});/gi, decoded));
}

function decoded(entity: string, name: string): string {
  if (!name.startsWith("#")) return entities.get(name) ?? entity;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isLetter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isLetter ? String.fromCodePoint(code) : "";
}
