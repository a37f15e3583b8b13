const pieces = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;

/**
 * The first key that stands twice in one object of whole JSON; null when none does. `JSON.parse` keeps the last value of such
 * a key and tells nobody.
 * @param parsed what came of it, with no objects within lists
 */
export function keyTwice(json: string, parsed: object): string | null {
  // Each key has a colon of its own: with no more colons than keys came out, none went in twice.
  if (colons(json) === keyCount(parsed)) return null;
  const open: Set<string>[] = [];
  for (const [piece, colon] of json.matchAll(pieces)) {
    if (piece === "{") open.push(new Set());
    else if (piece === "}") open.pop();
    else if (colon !== undefined) {
      const key = String(JSON.parse(piece.slice(0, -colon.length)));
      if (open.at(-1)?.has(key) === true) return key;
      open.at(-1)?.add(key);
    }
  }
  return null;
}

function colons(text: string): number {
  let count = 0;
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) count += 1;
  return count;
}

function keyCount(value: object): number {
  let count = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const inner of Object.values(value)) {
    if (typeof inner === "object" && inner !== null) count += keyCount(inner);
  }
  return count;
}
