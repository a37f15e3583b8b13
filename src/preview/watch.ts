import {type FSWatcher, watch} from "node:fs";
import {join, resolve} from "node:path";

/** Called with the absolute path of something in a watched folder that was written, renamed or deleted. */
export type OnChange = (path: string) => void;

export interface Watching {
  /** Watches these folders, each without those in it, and no others from now on. Those that are not there are passed over. */
  readonly only: (folders: readonly string[]) => void;
  readonly close: () => void;
}

/** Watches one folder; throws when that cannot be done. `onLost` is called when it cannot any longer. */
export type WatchFolder = (
  folder: string,
  onChange: (name: string) => void,
  onLost: () => void,
) => {readonly close: () => void};

/**
 * Folders are watched, not files: an editor that writes a new file and renames it into place leaves a watcher of the old file
 * behind. `node:fs` tells of each step of a save at once; what watches trees (its `recursive`, and chokidar) drops some.
 */
const watchOnDisk: WatchFolder = (folder, onChange, onLost) => {
  const watcher: FSWatcher = watch(folder, {persistent: false}, (_, name) => onChange(name ?? ""));
  watcher.on("error", onLost);
  return watcher;
};

/** What editors and operating systems leave beside the files that are saved. */
const passing = /^(?:\.|~\$|#)|~$|^4913$|\.sw[a-z]$|\.tmp$/i;

export function startWatching(onChange: OnChange, watchFolder: WatchFolder = watchOnDisk): Watching {
  let wanted: ReadonlySet<string> = new Set();
  const watched = new Map<string, {readonly close: () => void}>();
  const stop = (folder: string) => {
    watched.get(folder)?.close();
    watched.delete(folder);
  };
  const start = (folder: string) => {
    const changed = (name: string) => {
      const path = join(folder, name);
      // A folder that is put in another's place has the name that is watched, and is not the one that is watched.
      if (wanted.has(path)) {
        stop(path);
        start(path);
      }
      if (!passing.test(name)) onChange(path);
    };
    try {
      watched.set(
        folder,
        watchFolder(folder, changed, () => {
          stop(folder);
          onChange(folder);
        }),
      );
    } catch {
      // It is not there now: its parent tells when it is.
    }
  };
  return {
    only: (folders) => {
      wanted = new Set(folders.map((folder) => resolve(folder)));
      for (const folder of watched.keys()) if (!wanted.has(folder)) stop(folder);
      for (const folder of wanted) if (!watched.has(folder)) start(folder);
    },
    close: () => {
      wanted = new Set();
      for (const folder of [...watched.keys()]) stop(folder);
    },
  };
}
