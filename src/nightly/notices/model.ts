/** What a notice tells, and what became of it. Documented in docs/notices.md. */
import type {News} from "../../editions/what-is-new.ts";
import type {ErrorKind} from "../../errors/cli-error.ts";
import type {Finding} from "../stops/model.ts";

/** What became of a run; `unchanged`: it found nothing new, and the edition of before stays. */
export type RunEvent = "failure" | "held" | "banner" | "published" | "unchanged";

export interface Notice {
  readonly event: RunEvent;
  /** Whether it went well after a run that had failed or was held. */
  readonly recovered: boolean;
  /** The job's name. */
  readonly job: string;
  /** The run's id. */
  readonly run: string;
  /** What the report is called. */
  readonly title: string;
  /** The edition that readers see now; null where there is none. */
  readonly edition: string | null;
  /** ISO, with the time zone. */
  readonly started: string;
  readonly ended: string;
  /** Why the run failed; null where it did not. */
  readonly failure: {readonly kind: ErrorKind | "defect" | "time-limit"; readonly message: string} | null;
  readonly findings: readonly Finding[];
  /** How many reports; null where the run did not come so far. */
  readonly reports: {readonly built: number; readonly unchanged: number; readonly failed: number} | null;
  /** What is new; null where nothing was published, or there is nothing to compare with. */
  readonly news: News | null;
}

/** What became of one notice. Nothing in it is secret. */
export interface Delivery {
  /** `webhook hooks.example.dk`, `mail to 2 at smtp.example.dk` */
  readonly channel: string;
  /** `not-wanted`: what happened is none of its occasions. */
  readonly state: "sent" | "not-wanted" | "failed";
  readonly tries: number;
  /** Why it failed, in English. */
  readonly problem: string | null;
}
