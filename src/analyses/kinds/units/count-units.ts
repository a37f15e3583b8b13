import {belongingOf, jointStanding, standingOf} from "../../count/standing.ts";
import {type BaseCounts, baseOf} from "../../count/tally.ts";
import {baseRules} from "../../resolve/categories.ts";
import {countPersons, type Scope} from "../../resolve/population.ts";
import type {Task} from "../../task.ts";
import type {Measured} from "./measures.ts";

/** One unit, or all of them together, with how many of its persons each measure counts. */
export interface UnitCounts {
  readonly code: string;
  readonly label: string;
  readonly n: number;
  /** In the order of the measures. */
  readonly counts: readonly number[];
  /** Of the measure that units are judged by. */
  readonly compared: number;
}

/** Counts persons by unit; units that nobody is in are left out. */
export async function countUnits(
  task: Task<"units">,
  scope: Scope,
  measured: Measured,
): Promise<{readonly units: readonly UnitCounts[]; readonly total: UnitCounts; readonly base: BaseCounts}> {
  const {unit, variable, measures, compared, of} = measured;
  const rules = baseRules(task.spec);
  const rows = await countPersons(task, scope, [unit.at, variable.at]);
  const counted = rows.flatMap(({answers: [unitAnswer, answer], n}) => {
    if (unitAnswer === undefined || answer === undefined) return [];
    const inUnit = belongingOf(unitAnswer, unit);
    const standing = standingOf(answer, variable, rules);
    return [{unit: inUnit.code ?? "", code: standing.code ?? "", standing: jointStanding(inUnit, standing), n}];
  });
  const valid = counted.filter(({standing, code}) => standing.valid && (of === null || of.includes(code)));
  const summed = (named: {code: string; label: string}, persons: typeof valid): UnitCounts => {
    const countOf = (codes: readonly string[]) =>
      persons.reduce((sum, {code, n}) => (codes.includes(code) ? sum + n : sum), 0);
    return {
      ...named,
      n: persons.reduce((sum, {n}) => sum + n, 0),
      counts: measures.map(({codes}) => countOf(codes)),
      compared: countOf(compared.codes),
    };
  };
  const total = summed({code: "total", label: task.spec.total_label}, valid);
  return {
    units: measured.unitCategories
      .map(({code, label}) =>
        summed(
          {code, label},
          valid.filter((each) => each.unit === code),
        ),
      )
      .filter(({n}) => n > 0),
    total,
    base: {...baseOf(counted, rules), valid: total.n},
  };
}
