/**
 * For each cell of a table, row after row, its weights in the (rows - 1)(columns - 1) contrasts that tell a table from
 * one that is additive in rows and columns. The contrasts are orthonormal: products of Helmert's.
 *
 * Source: R `contr.helmert`, scaled. They span the same space as the contrasts of R's `survey::svychisq`, the complement
 * of the main effects; the Rao-Scott test depends on the space only.
 */
export function interactionContrasts(rows: number, columns: number): number[][] {
  const ofRows = helmert(rows);
  const ofColumns = helmert(columns);
  return ofRows.flatMap((row) => ofColumns.map((column) => row.flatMap((a) => column.map((b) => a * b))));
}

/** For each of `size` levels its weights in size - 1 orthonormal contrasts. */
function helmert(size: number): number[][] {
  return Array.from({length: size}, (_, level) =>
    Array.from({length: size - 1}, (_, contrast) => {
      const norm = Math.sqrt((contrast + 1) * (contrast + 2));
      if (level <= contrast) return -1 / norm;
      return level === contrast + 1 ? (contrast + 1) / norm : 0;
    }),
  );
}
