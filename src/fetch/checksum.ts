import {basename} from "node:path";

/** A SHA-256 from the lines of sha256sum: that of the file by its name, or the only one. */
export function readChecksum(text: string, name: string): string | undefined {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const match = /^\\?([0-9a-f]{64})(?:\s+[*]?(.*))?$/i.exec(line.trim());
    return match === null ? [] : [{sha256: match[1]?.toLowerCase(), name: match[2]}];
  });
  const own = lines.find((line) => line.name !== undefined && basename(line.name) === name);
  return (own ?? (lines.length === 1 ? lines[0] : undefined))?.sha256;
}
