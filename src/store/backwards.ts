import {goesBackwards} from "./derived/durations.ts";
import {identifier} from "./dialect.ts";
import type {Engine} from "./engine.ts";
import {findColumn, type SourceLayout} from "./layout.ts";

/** What an author should know of durations that go backwards, which have no value, ready for print in Danish. */
export async function backwardsNotes(engine: Engine, source: SourceLayout): Promise<string[]> {
  const durations = [...source.columns.values()].flatMap(({variable: {label, derivation}}) =>
    derivation?.kind === "duration" ? [{label, derivation}] : [],
  );
  if (durations.length === 0) return [];
  const counts = durations.map(
    ({derivation}) =>
      `count(*) FILTER (WHERE ${goesBackwards(source.dialect, derivation, (name) => findColumn(source, name))})`,
  );
  const [row = []] = await engine.rows(`SELECT ${counts.join(", ")} FROM ${identifier(source.keptTable)}`);
  return durations.flatMap(({label}, index) => {
    const count = Number(row[index]);
    if (count === 0) return [];
    const rows = count === 1 ? "1 række har" : `${count} rækker har`;
    return [`»${label}«: ${rows} en slutdato før startdatoen. ${count === 1 ? "Den" : "De"} regnes som uoplyst.`];
  });
}
