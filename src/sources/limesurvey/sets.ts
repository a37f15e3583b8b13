import type {SourceColumn} from "../model.ts";
import type {LimeColumn} from "./names.ts";
import type {LimeQuestion} from "./structure.ts";
import {isMultiple} from "./variables.ts";

/** A question with boxes to tick, and its columns. */
export interface TickedSet {
  readonly question: string;
  readonly options: readonly LimeColumn[];
  /** The free text of «other». */
  readonly other: LimeColumn | null;
  /** Whether only some were asked, as far as is known. */
  readonly isConditional: boolean;
}

/**
 * The questions with boxes to tick: those that the structure says are such or, without a structure, those with several items
 * that hold nothing but Y.
 */
export function tickedSets(
  named: readonly LimeColumn[],
  columns: ReadonlyMap<string, SourceColumn>,
  questions: ReadonlyMap<string, LimeQuestion>,
): TickedSet[] {
  const byQuestion = Map.groupBy(named, ({question}) => question);
  return [...byQuestion].flatMap(([question, members]) => {
    const options = members.filter(({item, part}) => item !== null && part === "answer");
    const known = questions.get(question);
    const isTicked = questions.size > 0 ? known !== undefined && isMultiple(known) : looksTicked(options, columns);
    if (!isTicked || options.length === 0) return [];
    const other = members.find(({part}) => part === "other") ?? null;
    return [{question, options, other, isConditional: known?.isConditional ?? false}];
  });
}

function looksTicked(options: readonly LimeColumn[], columns: ReadonlyMap<string, SourceColumn>): boolean {
  const values = new Set(options.flatMap(({name}) => [...new Set(columns.get(name)?.values)]));
  values.delete(null);
  return options.length > 1 && values.size === 1 && values.has("Y");
}
