export type Decimal = "," | ".";

/** Beyond this many digits a number no longer fits a float exactly, so such a text is an id and not a quantity. */
const mostDigits = 15;

const pattern: Record<Decimal, RegExp> = {
  ",": /^[+\-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)?(?:,\d+)?$/,
  ".": /^[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/,
};

/** The number a text stands for with the given decimal sign (the other sign may part thousands), or null. */
export function readNumber(text: string, decimal: Decimal): number | null {
  if (!pattern[decimal].test(text) || !/\d/.test(text)) return null;
  const plain = text.replaceAll(decimal === "," ? "." : ",", "").replace("−", "-");
  return Number(decimal === "," ? plain.replace(",", ".") : plain);
}

/** Whether a text made of digits is rather an id: a leading zero, or more digits than a number can hold. */
export function looksLikeId(text: string): boolean {
  return /^[+\-−]?0\d/.test(text) || text.replace(/\D/g, "").length > mostDigits;
}
