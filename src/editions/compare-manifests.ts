import type {Manifest} from "./manifest.ts";

/** A part of what two builds were made of that is not the same. */
export interface MadeOf {
  readonly what: "input" | "configuration" | "version";
  readonly name: string;
  readonly change: "changed" | "added" | "removed";
  /** Of a version: from what to what. */
  readonly detail: string | null;
}

/** What a build was made of, as either kind of manifest tells it; that of a batch knows no browser. */
export interface Compared extends Pick<Manifest, "inputs" | "configuration"> {
  readonly versions: Omit<Manifest["versions"], "browser"> & Partial<Pick<Manifest["versions"], "browser">>;
}

/** What two builds were made of that is not the same: inputs, then configuration, then versions, each by name. */
export function compareManifests(before: Compared, after: Compared): MadeOf[] {
  const files = (manifest: Compared) => ({
    // A file may stand in two sources, which may read other parts of it.
    input: new Map(manifest.inputs.map(({path, sha256}) => [path, sha256])),
    configuration: new Map(manifest.configuration.map(({path, sha256}) => [path, sha256])),
    version: versionsOf(manifest),
  });
  const [a, b] = [files(before), files(after)];
  return (["input", "configuration", "version"] as const).flatMap((what) => changesIn(what, a[what], b[what]));
}

function changesIn(what: MadeOf["what"], before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): MadeOf[] => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    const change = old === undefined ? "added" : now === undefined ? "removed" : "changed";
    return [{what, name, change, detail: what === "version" ? `${old ?? "none"} → ${now ?? "none"}` : null}];
  });
}

function versionsOf({versions}: Compared): Map<string, string> {
  const {maalepunkt, node, theme, browser = null} = versions;
  return new Map([
    ["maalepunkt", maalepunkt],
    ["node", node],
    ...(theme === null ? [] : [["theme", `${theme.name} ${theme.sha256.slice(0, 12)}`] as const]),
    ...(browser === null ? [] : [["browser", browser] as const]),
  ]);
}
