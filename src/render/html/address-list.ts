import {cleanText} from "./markup.ts";

/** Addresses as an attribute holds them: blanks between, and an address's own blanks as `%20`, as in a link. */
export function addressList(addresses: readonly string[]): string {
  return addresses.map((address) => cleanText(address).replace(/[%\s]/g, encodeURIComponent)).join(" ");
}

/**
 * The addresses in a text that has them with blanks between, where addresses may hold blanks of their own: it is parted so that
 * each part is known, the longest first. What is not known is left out.
 */
export function splitKnown(list: string, isKnown: (address: string) => boolean): string[] {
  const words = list.split(" ");
  const found: string[] = [];
  for (let from = 0; from < words.length; ) {
    let to = words.length;
    while (to > from && !isKnown(words.slice(from, to).join(" "))) to--;
    if (to > from) found.push(words.slice(from, to).join(" "));
    from = Math.max(to, from + 1);
  }
  return found;
}
