/** What a TrueType font program says of its shapes; null for what is no such program. */
export interface TrueTypeProgram {
  readonly shapes: number;
  /** A shape's advance in thousandths of the font's size. */
  readonly advanceOf: (shape: number) => number;
}

/** Reads the tables `head`, `hhea`, `maxp` and `hmtx` of a TrueType or OpenType program. */
export function readTrueType(program: Buffer): TrueTypeProgram | null {
  if (program.length < 12) return null;
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < program.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    if (entry + 16 > program.length) return null;
    const offset = program.readUInt32BE(entry + 8);
    tables.set(
      program.toString("latin1", entry, entry + 4),
      program.subarray(offset, offset + program.readUInt32BE(entry + 12)),
    );
  }
  const [head, hhea, maxp, hmtx] = ["head", "hhea", "maxp", "hmtx"].map((name) => tables.get(name));
  if (head === undefined || hhea === undefined || maxp === undefined || hmtx === undefined) return null;
  if (head.length < 20 || hhea.length < 36 || maxp.length < 6) return null;
  const unitsOfEm = head.readUInt16BE(18);
  const measured = hhea.readUInt16BE(34);
  return {
    shapes: maxp.readUInt16BE(4),
    advanceOf: (shape) => {
      const at = Math.min(shape, measured - 1) * 4;
      return at + 2 > hmtx.length || at < 0 ? 0 : (hmtx.readUInt16BE(at) * 1000) / unitsOfEm;
    },
  };
}
