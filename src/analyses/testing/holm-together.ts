import {printP} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {TestRecord} from "../../results/model.ts";
import {holm} from "../../statistics/many-tests/holm.ts";

/** Tests with their p-values adjusted together by Holm; one alone is left as it is. */
export function holmTogether(records: readonly TestRecord[], style: NumberStyle): TestRecord[] {
  const result = holm(records.map(({chosen}) => chosen.p));
  if (!result.ok || records.length < 2) return [...records];
  return records.map((record, index) => withAdjusted(record, result.adjusted[index] ?? 1, records.length, style));
}

function withAdjusted(record: TestRecord, p: number, family: number, style: NumberStyle): TestRecord {
  const {chosen} = record;
  const printed = printP(p, style);
  const significant = p < style.significance;
  return {...record, chosen: {...chosen, p, printed, significant, adjusted: {p: chosen.p, family}}};
}
