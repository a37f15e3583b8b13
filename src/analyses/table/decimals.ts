/** How many decimals a number is written with: 20 has none, 12.5 has one. */
export function fewestDecimals(value: number): number {
  const [digits = "", exponent = "0"] = value.toString().split("e");
  return Math.max(0, (digits.split(".")[1]?.length ?? 0) - Number(exponent));
}
