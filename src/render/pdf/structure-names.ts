/**
 * Numbers the named elements of the structure tree from 1, in place. Chromium numbers them by the nodes that its process has
 * seen, so a browser's second document would differ from its first. Their order and length stay.
 */
export function renumberElements(bytes: Buffer): void {
  const places = elementNames(bytes);
  const names = [...new Set(places.map(({name}) => name))].sort();
  const renamed = new Map(names.map((name, index) => [name, `node${String(index + 1).padStart(8, "0")}`]));
  for (const {at, name} of places) bytes.write(renamed.get(name) ?? name, at, "latin1");
}

/** Every `(node00000228)`, by where its name stands. */
function elementNames(bytes: Buffer): {readonly at: number; readonly name: string}[] {
  const places: {at: number; name: string}[] = [];
  for (let at = bytes.indexOf("(node"); at !== -1; at = bytes.indexOf("(node", at + 1)) {
    const [, name] = /^\((node\d{8})\)/.exec(bytes.subarray(at, at + 14).toString("latin1")) ?? [];
    if (name !== undefined) places.push({at: at + 1, name});
  }
  return places;
}
