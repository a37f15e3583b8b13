/** What an archive does to the file system, so that tests can let each of it fail. */
import {
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  statfs,
  symlink,
  writeFile,
} from "node:fs/promises";

export interface FileEffects {
  readonly makeFolder: (path: string) => Promise<unknown>;
  readonly list: (folder: string) => Promise<readonly {readonly name: string; readonly isFolder: boolean}[]>;
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Writes and waits until it is on the disk. */
  readonly write: (path: string, content: string) => Promise<void>;
  /** The key tells a file from any other that has, or had, its name. */
  readonly identity: (path: string) => Promise<{readonly key: string; readonly bytes: number}>;
  readonly link: (from: string, to: string) => Promise<void>;
  readonly copy: (from: string, to: string) => Promise<void>;
  readonly symlink: (target: string, path: string) => Promise<void>;
  readonly readLink: (path: string) => Promise<string>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Waits until the names in a folder are on the disk. */
  readonly sync: (folder: string) => Promise<void>;
  readonly freeBytes: (folder: string) => Promise<number>;
}

export const fileEffects: FileEffects = {
  makeFolder: (path) => mkdir(path, {recursive: true}),
  list: async (folder) => {
    const entries = await readdir(folder, {withFileTypes: true});
    return entries.map((entry) => ({name: entry.name, isFolder: entry.isDirectory()}));
  },
  read: (path) => readFile(path),
  write: (path, content) => writeFile(path, content, {flush: true}),
  identity: async (path) => {
    const {dev, ino, size, mtimeMs} = await lstat(path);
    return {key: [dev, ino, size, mtimeMs].join(":"), bytes: size};
  },
  link,
  copy: copyFile,
  symlink: (target, path) => symlink(target, path),
  readLink: (path) => readlink(path),
  rename,
  remove: (path) => rm(path, {recursive: true, force: true, maxRetries: 3, retryDelay: 100}),
  sync: syncFolder,
  freeBytes: async (folder) => {
    const {bavail, bsize} = await statfs(folder);
    return bavail * bsize;
  },
};

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and keeps names in order by itself.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
