/** One of the things that evaluation.yaml has by key: an analysis, a figure, a fact. */
export interface Entry {
  /** `analyses`, `figures` … */
  readonly section: string;
  readonly key: string;
}

const topKey = /^(["']?)([\w-]+)\1\s*:/;
const innerKey = /^(\s+)(["']?)([\p{L}_][\p{L}\p{N}_-]*)\2\s*:/u;

/**
 * Whose entry a line of evaluation.yaml belongs to. It goes by the indentation alone, so that it works on a file that is no
 * YAML at the moment; null where that does not tell.
 */
export function entryAt(yaml: string, line: number): Entry | null {
  let section: string | null = null;
  let indent: string | null = null;
  let key: string | null = null;
  for (const text of yaml.split("\n").slice(0, line)) {
    const top = topKey.exec(text)?.[2];
    if (top !== undefined) {
      [section, indent, key] = [top, null, null];
      continue;
    }
    const [, spaces, , inner] = innerKey.exec(text) ?? [];
    if (spaces === undefined || inner === undefined) continue;
    indent ??= spaces;
    if (spaces === indent) key = inner;
  }
  return section === null || key === null ? null : {section, key};
}
