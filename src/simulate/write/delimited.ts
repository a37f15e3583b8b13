/** Delimited text with a header, quoted where it has to be. */
export function delimitedText(rows: readonly (readonly (string | null)[])[], delimiter: string): string {
  return `${rows.map((row) => row.map((field) => quoted(field ?? "", delimiter)).join(delimiter)).join("\r\n")}\r\n`;
}

function quoted(field: string, delimiter: string): string {
  return field.includes(delimiter) || /["\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Text in the encoding that a source is said to have; letters that windows-1252 lacks become question marks. */
export function encoded(text: string, encoding: "auto" | "utf-8" | "windows-1252" | "utf-16le"): Uint8Array {
  if (encoding === "utf-16le") return Buffer.from(`\uFEFF${text}`, "utf16le");
  if (encoding === "windows-1252")
    return Buffer.from([...text].map((letter) => (letter <= "\u00FF" ? letter : "?")).join(""), "latin1");
  return Buffer.from(text, "utf8");
}
