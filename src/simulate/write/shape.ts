import type {SourceSpec} from "../../config/evaluation.ts";
import type {Export, ExportColumn} from "./rows.ts";

/** A table as it stands in a file. */
export interface Sheet {
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The forms as the source's waves want them: a row for each, a row a person with a suffix for each wave, or a file for each. */
export function sheetsOf(spec: SourceSpec, exported: Export, paths: readonly string[]): Map<string, Sheet> {
  const [path = ""] = paths;
  const {wave} = spec;
  if (typeof wave === "object" && "suffix" in wave) return new Map([[path, wideSheet(spec, exported, wave.suffix)]]);
  if (typeof wave === "object" && "file" in wave) {
    return new Map(
      paths.map((each) => {
        const name = Object.keys(wave.file).find((file) => each === file || each.endsWith(`/${file}`));
        const rows = exported.rows.filter((row) => name !== undefined && row.wave === wave.file[name]);
        return [each, longSheet({...exported, rows})];
      }),
    );
  }
  const size = Math.ceil(exported.rows.length / paths.length);
  return new Map(
    paths.map((each, index) => [
      each,
      longSheet({...exported, rows: exported.rows.slice(index * size, (index + 1) * size)}),
    ]),
  );
}

function longSheet({columns, rows}: Export): Sheet {
  return {columns, rows: rows.map(({values}) => columns.map(({name}) => values.get(name) ?? null))};
}

function wideSheet(spec: SourceSpec, {columns, rows}: Export, suffixes: Readonly<Record<string, number>>): Sheet {
  const pairs = Object.entries(suffixes);
  const plain = columns.filter(({name}) => name === spec.id);
  const wide = columns
    .filter(({name}) => name !== spec.id)
    .flatMap((column) =>
      pairs
        .filter(([, wave]) => column.variable?.askedAt?.includes(wave) !== false)
        .map(([suffix, wave]) => ({column: {...column, name: column.name + suffix}, from: column.name, wave})),
    );
  const people = Map.groupBy(rows, ({person}) => person);
  return {
    columns: [...plain, ...wide.map(({column}) => column)],
    rows: [...people.values()].map((forms) => [
      ...plain.map(({name}) => forms[0]?.values.get(name) ?? null),
      ...wide.map(({from, wave}) => forms.find((form) => form.wave === wave)?.values.get(from) ?? null),
    ]),
  };
}
