import {readdirSync, readFileSync} from "node:fs";

/** A process as Linux tells of it. */
export interface ProcessSeen {
  readonly id: number;
  /** Resident memory; pages that processes share count in each. */
  readonly bytes: number;
  /** Milliseconds of processor time until now. */
  readonly processor: number;
}

/** Linux counts processor time in hundredths of a second. */
const tick = 10;
const page = 4096;

/** A process and all that it has started, directly or not. Nothing on other systems than Linux. */
export function processTree(root: number): ProcessSeen[] {
  const children = new Map<number, (ProcessSeen & {readonly parent: number})[]>();
  for (const each of everyProcess()) children.set(each.parent, [...(children.get(each.parent) ?? []), each]);
  const below = (id: number): ProcessSeen[] => (children.get(id) ?? []).flatMap((each) => [each, ...below(each.id)]);
  const own = [...children.values()].flat().find(({id}) => id === root);
  return own === undefined ? [] : [own, ...below(root)];
}

function everyProcess(): (ProcessSeen & {readonly parent: number})[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const text = readFileSync(`/proc/${name}/stat`, "utf8");
        const [, parent, , , , , , , , , , user, system, ...rest] = text.slice(text.lastIndexOf(")") + 2).split(" ");
        const processor = (Number(user) + Number(system)) * tick;
        return [{id: Number(name), parent: Number(parent), bytes: Number(rest[8]) * page, processor}];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
