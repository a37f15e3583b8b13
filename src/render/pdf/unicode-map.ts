const single = /<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi;
const range = /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*(?:<([0-9A-F]+)>|\[([^\]]*)\])/gi;
/** Signs have at most two bytes. */
const mostSigns = 0xffff;

/** The letters of each sign as a ToUnicode stream lists them (ISO 32000-1, 9.10.3). */
export function readUnicodeMap(text: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, body = ""] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, sign = "", units = ""] of body.matchAll(single)) letters.set(sign.toUpperCase(), fromUnits(units, 0));
  }
  for (const [, body = ""] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = "", last = "", units, list] of body.matchAll(range)) {
      const start = Number.parseInt(first, 16);
      const each = Array.from(list?.matchAll(/<([0-9A-F]+)>/gi) ?? [], ([, one = ""]) => one);
      for (let step = 0; step <= Math.min(Number.parseInt(last, 16) - start, mostSigns); step++) {
        const sign = (start + step).toString(16).toUpperCase().padStart(first.length, "0");
        letters.set(sign, units === undefined ? fromUnits(each[step] ?? "", 0) : fromUnits(units, step));
      }
    }
  }
  return letters;
}

/** The text of a ToUnicode stream with more signs. */
export function withSigns(text: string, added: readonly {readonly sign: string; readonly reads: string}[]): string {
  const lines = added.map(({sign, reads}) => `<${sign}> <${reads}>\n`).join("");
  return text.replace("\nendcmap", `\n${added.length} beginbfchar\n${lines}endbfchar\nendcmap`);
}

/** UTF-16 in hexadecimal, its last unit so many steps on. */
function fromUnits(units: string, step: number): string {
  const codes = (units.match(/[0-9A-F]{1,4}/gi) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...codes.map((code, index) => (index === codes.length - 1 ? code + step : code)));
}
