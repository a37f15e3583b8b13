import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Notice} from "../../../src/nightly/notices/model.ts";
import type {NoticeEffects} from "../../../src/nightly/notices/send.ts";
import {type NoticesSpec, noticesSpec} from "../../../src/nightly/notices/spec.ts";

export const hostile = `<script>alert(1)</script> <!channel>\r\nBcc: x@example.dk`;

export function noticeWith(parts: Partial<Notice> = {}): Notice {
  return {
    event: "held",
    recovered: false,
    job: "kommunerne",
    run: "20260329T003000Z-1",
    title: "Godt på vej",
    edition: "2026-03-28",
    started: "2026-03-29T03:30:00+02:00",
    ended: "2026-03-29T03:41:10+02:00",
    failure: null,
    findings: [
      {
        kind: "fewer-rows",
        action: "hold",
        report: null,
        about: "skema",
        message: "Skema: 50 rows that count, 100 in the last edition.",
        danish: "Datagrundlaget fra »Skema« er mindre end i den forrige udgave.",
      },
    ],
    reports: {built: 3, unchanged: 95, failed: 0},
    news: {isSame: false, subject: "Nyt i Godt på vej: 2 tal ændret", content: '<h1 style="x">Nyt &amp; godt</h1>'},
    ...parts,
  };
}

export function notices(written: object): NoticesSpec {
  return noticesSpec.parse(written);
}

export interface Sandbox {
  readonly folder: string;
  readonly pauses: number[];
  readonly effects: NoticeEffects;
  readonly remove: () => Promise<void>;
}

/** Secrets in a folder and an environment of their own; pauses are remembered, and not made. */
export async function sandbox(environment: Record<string, string> = {}): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), "maalepunkt-notices-"));
  await writeFile(join(folder, "secret"), "s3cret\n", {mode: 0o600});
  await writeFile(join(folder, "open"), "s3cret\n", {mode: 0o644});
  await writeFile(join(folder, "empty"), "\n", {mode: 0o600});
  const {secretsOnDisk} = await import("../../../src/nightly/notices/secrets.ts");
  const pauses: number[] = [];
  return {
    folder,
    pauses,
    effects: {
      secrets: {...secretsOnDisk(folder), environment},
      pause: async (milliseconds) => {
        pauses.push(milliseconds);
      },
    },
    remove: () => rm(folder, {recursive: true, force: true}),
  };
}
