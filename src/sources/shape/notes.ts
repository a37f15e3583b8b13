const most = 12;

/** So many notes of one sort that they are still read. */
export function fewNotes(notes: readonly string[]): string[] {
  if (notes.length <= most) return [...notes];
  return [...notes.slice(0, most), `Og ${notes.length - most} bemærkninger til af samme slags.`];
}
