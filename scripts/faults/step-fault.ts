/** What `preload.ts` is told, as JSON in MAALEPUNKT_FAULT. */
export interface StepFault {
  /** The program itself, or the process that a nightly run has its work done in. */
  readonly process: "main" | "child";
  /** `count` does nothing but write the steps down; an error's code lets this step and all after it fail. */
  readonly act: "kill" | "count" | "ENOSPC" | "EIO" | "EROFS";
  /** The number of the step, from 0. */
  readonly at: number;
  /** `middle`: half of what a step writes is written. */
  readonly when: "before" | "middle" | "after";
  /** A file that is made when it happens; where it is there, nothing happens any more. */
  readonly once: string | null;
  /** A file that each step's name is written to, a line each. */
  readonly steps: string | null;
}
