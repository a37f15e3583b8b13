import type {Database} from "./database.ts";
import {goesBackwards} from "./derived/durations.ts";
import {findColumn, type SourceLayout} from "./layout.ts";

/** What an author should know of durations that go backwards, which have no value, ready for print in Danish. */
export async function backwardsNotes(database: Database, source: SourceLayout): Promise<string[]> {
  const durations = [...source.columns.values()].flatMap(({variable: {label, derivation}}) =>
    derivation?.kind === "duration" ? [{label, derivation}] : [],
  );
  if (durations.length === 0) return [];
  const asked = new Set<string>();
  const columnOf = (name: string) => {
    const column = findColumn(source, name);
    asked.add(column.name);
    return column;
  };
  const counts = durations.map(
    ({derivation}) => `count(*) FILTER (WHERE ${goesBackwards(source.dialect, derivation, columnOf)})`,
  );
  const [row = []] = await database.rows(`SELECT ${counts.join(", ")} FROM ${source.kept.from([...asked])} AS form`);
  return durations.flatMap(({label}, index) => {
    const count = Number(row[index]);
    if (count === 0) return [];
    const rows = count === 1 ? "1 række har" : `${count} rækker har`;
    return [`»${label}«: ${rows} en slutdato før startdatoen. ${count === 1 ? "Den" : "De"} regnes som uoplyst.`];
  });
}
