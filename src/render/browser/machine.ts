import {constants} from "node:fs";
import {access, readdir} from "node:fs/promises";
import {homedir} from "node:os";

/** The machine as far as it matters for finding a browser; tests hand in their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly isExecutable: (path: string) => Promise<boolean>;
  /** The names in a folder; none when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
}

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  home: homedir(),
  isExecutable: (path) =>
    access(path, constants.X_OK).then(
      () => true,
      () => false,
    ),
  list: (folder) => readdir(folder).catch(() => []),
};
