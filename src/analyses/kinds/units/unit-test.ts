import type {Note, TestRecord} from "../../../results/model.ts";
import type {Task} from "../../task.ts";
import {testIndependence} from "../../testing/independence.ts";
import {independenceNote, untestedNote} from "../../testing/independence-note.ts";
import type {UnitCounts} from "./count-units.ts";
import type {Measured} from "./measures.ts";

/** Tests whether the units differ at all on the measure they are judged by. */
export function testUnits(
  {spec, context}: Task<"units">,
  {unit, compared}: Measured,
  units: readonly UnitCounts[],
): {readonly tests: readonly TestRecord[]; readonly notes: readonly Note[]} {
  if (spec.test === "none") return {tests: [], notes: []};
  const all = {
    counts: units.map((each) => [each.compared, each.n - each.compared]),
    labels: {rows: units.map(({label}) => label), columns: [compared.label, "Øvrige"]},
  };
  const test = testIndependence(
    {
      key: compared.key,
      block: "all",
      label: `${compared.label} – forskelle mellem enheder (${unit.label})`,
      levels: ["nominal", "nominal"],
      all,
      ordered: all,
    },
    spec.test,
    context.style,
  );
  const heading = "Forskelle mellem enhederne";
  if (!test.ok) return {tests: [], notes: [untestedNote(heading, test.reason)]};
  return {tests: [test.record], notes: [independenceNote(heading, test.record, context.style)]};
}
