/** What an activity costs: hours of each staff group times its wage, and a post in kroner. */
import {type Fraction, plus, sumOf, times, zero} from "./fraction.ts";

export interface CostEntry {
  /** By staff group; empty where no hours are spent. */
  readonly hours: ReadonlyMap<string, Fraction>;
  /** Kroner beside the hours; null where there are none. */
  readonly amount: Fraction | null;
}

/** @throws RangeError for hours of a staff group without a wage */
export function costOf(entries: readonly CostEntry[], wages: ReadonlyMap<string, Fraction>): Fraction {
  return sumOf(
    entries.map(({hours, amount}) => {
      const paid = [...hours].map(([staff, spent]) => times(spent, wageOf(staff, wages)));
      return plus(sumOf(paid), amount ?? zero);
    }),
  );
}

/** Hours of one staff group, or of all; null where none of the entries has any. */
export function hoursOf(entries: readonly CostEntry[], staff?: string): Fraction | null {
  const spent = entries.flatMap(({hours}) =>
    [...hours].flatMap(([group, each]) => (staff === undefined || group === staff ? [each] : [])),
  );
  return spent.length === 0 ? null : sumOf(spent);
}

function wageOf(staff: string, wages: ReadonlyMap<string, Fraction>): Fraction {
  const wage = wages.get(staff);
  if (wage === undefined) throw new RangeError(`no wage of ${staff}`);
  return wage;
}
