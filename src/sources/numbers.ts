export type Decimal = "," | ".";

const pattern: Record<Decimal, RegExp> = {
  ",": /^[+\-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)?(?:,\d+)?(?:[eE][+-]\d+)?$/,
  ".": /^[+\-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]\d+)?$/,
};

/** The number a text stands for with the given decimal sign (the other sign may part thousands), or null. */
export function readNumber(text: string, decimal: Decimal): number | null {
  if (!pattern[decimal].test(text) || !/^[+\-−]?[.,]?\d/.test(text)) return null;
  const plain = text.replaceAll(decimal === "," ? "." : ",", "").replace("−", "-");
  return Number(decimal === "," ? plain.replace(",", ".") : plain);
}

/**
 * Whether a text made of digits is rather an id: a leading zero, or more than 15 digits, which a float does not hold.
 */
export function looksLikeId(text: string): boolean {
  return /^[+\-−]?0\d/.test(text) || /^[+\-−]?\d{16,}$/.test(text);
}
