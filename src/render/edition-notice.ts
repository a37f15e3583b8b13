import type {EvaluationInfo} from "../results/model.ts";

/** What an edition says of itself, first of all on its first page, in whatever format; null where it says nothing. */
export function editionNotice({notice}: EvaluationInfo): {readonly lead: string; readonly text: string} | null {
  return notice === undefined ? null : {lead: "Bemærk:", text: notice};
}
