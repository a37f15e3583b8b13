/** Where everything of one published place stands. docs/nightly.md tells it to its readers. */
import {join} from "node:path";

export interface ArchiveLayout {
  readonly root: string;
  /** A symbolic link to the edition that is published. */
  readonly current: string;
  readonly editions: string;
  /** An edition that was made and not published, for somebody to look at. */
  readonly held: string;
  readonly journal: string;
  /** What runs need among themselves: the lock, who has it, and what is being made. */
  readonly work: string;
  readonly lock: string;
  readonly holder: string;
  /** Says that nothing is published until somebody releases it. */
  readonly hold: string;
}

export function archiveLayout(root: string): ArchiveLayout {
  const work = join(root, ".nightly");
  return {
    root,
    current: join(root, "current"),
    editions: join(root, "editions"),
    held: join(root, "held"),
    journal: join(root, "runs.jsonl"),
    work,
    lock: join(work, "lock"),
    holder: join(work, "running.json"),
    hold: join(work, "hold.json"),
  };
}

/** Folders that a run makes and removes; those of a run that died are removed by the next. */
export const transient = {staging: "staging-", trash: "trash-"} as const;
