import {diffBatches, isBatchSame} from "./batch-diff.ts";
import {batchDigestContent, batchSubjectOf} from "./batch-digest.ts";
import {diffEditions, isSame} from "./diff.ts";
import {digestContent, subjectOf} from "./digest.ts";
import type {Published} from "./published.ts";

/** A digest ready to be sent. */
export interface News {
  readonly isSame: boolean;
  /** One line, in Danish. */
  readonly subject: string;
  /** What stands in the page of a digest, in Danish: HTML for an e-mail. */
  readonly content: string;
}

/**
 * What is new from one edition to another; null where they cannot be compared: one has a report for each unit and the other has not.
 * @throws CliError (usage, data) for a report that is missing, damaged, or without results.json
 */
export async function whatIsNew(before: Published, after: Published): Promise<News | null> {
  if (before.batch !== null && after.batch !== null) {
    const diff = await diffBatches(before, after);
    return {isSame: isBatchSame(diff), subject: batchSubjectOf(diff), content: batchDigestContent(diff)};
  }
  const [old, now] = [before.reports[0], after.reports[0]];
  if (before.batch !== null || after.batch !== null || old === undefined || now === undefined) return null;
  const diff = diffEditions(await old.read(), await now.read());
  return {isSame: isSame(diff), subject: subjectOf(diff), content: digestContent(diff)};
}
