/**
 * Names by a group's label for what is named by its code: `klynge:Klynge Nord` for `klynge:1`, `of_start:Klynge Nord` for
 * `of_start:klynge:1` under the heading Klynge Nord, and `who5:klynge:Klynge Nord` for `who5:klynge:1`, whose label is «Trivsel, Klynge Nord».
 */
export function groupNames({
  key,
  label,
  group = null,
}: {
  readonly key: string;
  readonly label: string | null;
  readonly group?: string | null;
}): string[] {
  const wave = /@[1-9]\d*$/.exec(key)?.[0] ?? "";
  const parts = key.slice(0, key.length - wave.length).split(":");
  if (parts.length < 2) return [];
  const before = new Set([parts.slice(0, -1).join(":"), parts[0]]);
  const names = new Set([label, label?.split(", ").at(-1) ?? null, group]);
  return [...names].flatMap((name) =>
    name === null || name === "" ? [] : [...before].map((head) => `${head}:${name}${wave}`),
  );
}
