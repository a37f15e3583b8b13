import type {SpssVariable} from "./model.ts";
import type {Records} from "./records.ts";
import {subtypes} from "./subtypes.ts";

const measures: readonly SpssVariable["measure"][] = [null, "nominal", "ordinal", "scale"];

/** The measurement level of each variable record: two or three integers for each, of which it is the first. */
export function displayMeasures(records: Records): SpssVariable["measure"][] {
  const record = records.extensions.get(subtypes.display);
  const variables = records.variables.length;
  if (record === undefined || record.size !== 4 || variables === 0) return [];
  const each = record.count / variables;
  if (each !== 2 && each !== 3) return [];
  return records.variables.map(() => {
    const measure = measures[record.data.int32("display record")] ?? null;
    record.data.take((each - 1) * 4, "display record");
    return measure;
  });
}
