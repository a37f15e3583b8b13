/**
 * What Danish Excel shows of a number, for the parts of a number format that reports use: `0`, `#,##0`, decimals, `%`,
 * quoted text, `\\ ` and a section each for positive, negative and zero. SheetJS knows no percent sign after a blank.
 */
export function shownInExcel(value: number, format: string): string {
  const sections = sectionsOf(format);
  const [positive = "", negative, zero] = sections;
  if (value < 0 && negative !== undefined) return fill(-value, negative);
  if (value === 0 && zero !== undefined) return fill(0, zero);
  const shown = fill(Math.abs(value), positive);
  return value < 0 && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

const token = /"([^"]*)"|\\(.)|((?:#,##)?0(?:\.0+)?)|(.)/gsu;

function sectionsOf(format: string): string[] {
  const sections = [""];
  for (const [part] of format.matchAll(token)) {
    if (part === ";") sections.push("");
    else sections.push(`${sections.pop()}${part}`);
  }
  return sections;
}

function fill(value: number, section: string): string {
  const isPercent = [...section.matchAll(token)].some(([, , , , other]) => other === "%");
  return [...section.matchAll(token)]
    .map(([, quoted, escaped, places, other]) => {
      if (places === undefined) return quoted ?? escaped ?? other ?? "";
      const decimals = places.split(".")[1]?.length ?? 0;
      return digits(value * (isPercent ? 100 : 1), decimals, places.includes(","));
    })
    .join("");
}

/** Half away from zero, of fifteen digits. */
function digits(value: number, decimals: number, grouped: boolean): string {
  const rounded = Math.floor(Number((value * 10 ** decimals).toPrecision(15)) + 0.5) / 10 ** decimals;
  const [whole = "", rest] = rounded.toFixed(decimals).split(".");
  const thousands = grouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ".") : whole;
  return rest === undefined ? thousands : `${thousands},${rest}`;
}
