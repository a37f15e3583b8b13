import type {DroppedRows, DropReason} from "../results/data-report.ts";
import type {SqlValue} from "./database.ts";
import type {SourceRules} from "./model.ts";

/** In the order they are looked at: a row is dropped for the first that holds. */
const reasons: readonly DropReason[] = ["no-id", "no-wave", "not-completed", "unanswered", "duplicate"];

/** What was dropped, by reason, from `[verdict, position]` rows. Reasons without rows are left out. */
export function droppedRows(rules: SourceRules, rows: readonly (readonly SqlValue[])[]): DroppedRows[] {
  return reasons.flatMap((reason) => {
    const numbers = rows.filter(([verdict]) => verdict === reason).map(([, position]) => Number(position) + 1);
    return numbers.length === 0
      ? []
      : [{reason, text: reasonText(reason, rules), count: numbers.length, rows: numbers}];
  });
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
