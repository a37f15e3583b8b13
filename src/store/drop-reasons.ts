import type {DroppedRows, DropReason} from "../results/data-report.ts";
import type {SqlValue} from "./database.ts";
import type {SourceRules} from "./model.ts";

/** In the order they are looked at: a row is dropped for the first that holds. */
const reasons: readonly DropReason[] = ["no-id", "no-wave", "not-completed", "unanswered", "duplicate"];

/** Rows that were dropped for one reason; not all of their positions need be known. */
export interface DroppedFor {
  readonly reason: string;
  readonly count: number;
  readonly positions: readonly SqlValue[];
}

/** What was dropped, by reason, from `[verdict, position]` rows. Reasons without rows are left out. */
export function droppedRows(rules: SourceRules, rows: readonly (readonly SqlValue[])[]): DroppedRows[] {
  const found = reasons.map((reason) => {
    const positions = rows.filter(([verdict]) => verdict === reason).map(([, position = null]) => position);
    return {reason, count: positions.length, positions};
  });
  return droppedRowsOf(
    rules,
    found.filter(({count}) => count > 0),
  );
}

export function droppedRowsOf(rules: SourceRules, found: readonly DroppedFor[]): DroppedRows[] {
  return reasons.flatMap((reason) =>
    found
      .filter((each) => each.reason === reason)
      .map(({count, positions}) => {
        const rows = positions.map((position) => Number(position) + 1);
        return {reason, text: reasonText(reason, rules), count, rows};
      }),
  );
}

/** What was dropped, by reason, where rows have no numbers. */
export function droppedCounts(rules: SourceRules, counts: ReadonlyMap<SqlValue, number>): DroppedRows[] {
  return reasons.flatMap((reason) => {
    const count = counts.get(reason) ?? 0;
    return count === 0 ? [] : [{reason, text: reasonText(reason, rules), count, rows: []}];
  });
}

function reasonText(reason: DropReason, rules: SourceRules): string {
  switch (reason) {
    case "no-id":
      return "Uden id";
    case "no-wave":
      return "Uden måling";
    case "not-completed":
      return "Ikke gennemført";
    case "unanswered":
      return "Gennemført uden et eneste svar";
    case "duplicate":
      return duplicateText(rules);
  }
}

function duplicateText({wave, completed, closed}: SourceRules): string {
  const isForm = wave !== null || completed !== null;
  const what = isForm ? "Dobbeltbesvarelse" : "Dobbelt registrering";
  if (closed === null) return `${what}: den første i filen er bevaret`;
  return `${what}: den tidligste${completed === null ? "" : " gennemførte"} er bevaret`;
}
