import {findPersonal} from "../errors/personal-text.ts";
import type {SourceColumn, SourceTable} from "../sources/model.ts";
import {type ColumnFinding, type ColumnHints, ColumnScan, findingOf} from "./column-scan.ts";

/** A column that looks like personal data. */
export interface PersonalColumn extends ColumnFinding {
  readonly source: string;
  readonly column: string;
  /** Whether the column has more different values than were looked at, as one of a large file may. */
  readonly hasMore: boolean;
}

/**
 * The columns of a source that look like CPR numbers, e-mail addresses or phone numbers, or hold them in free text.
 * Only the different values are looked at, so it works on tables whose rows are elsewhere.
 */
export function findPersonalData(table: SourceTable): PersonalColumn[] {
  const questions = new Map(table.variables.map(({name, question}) => [name, question ?? ""]));
  return table.columns.flatMap((column) => {
    const question = questions.get(column.name) ?? "";
    const counts = table.held?.server?.personal.get(column.name);
    const finding =
      counts === undefined ? findInColumn(column, question) : findingOf(counts, hintsOf(column.name, question));
    return finding === null
      ? []
      : [
          {
            source: table.key,
            column: column.name,
            hasMore: counts === undefined && (table.held?.manyValued.has(column.name) ?? false),
            ...finding,
          },
        ];
  });
}

/** The numbers of the columns whose very name is personal data: a file whose first row is a person, not a header. */
export function personalNames(table: SourceTable): number[] {
  return table.columns.flatMap(({name}, index) =>
    findPersonal(name).some(({kind, form}) => kind === "email" || form === "hyphenated" || form === "plain")
      ? [index + 1]
      : [],
  );
}

/** What a column's name and question lead one to expect. */
export function hintsOf(name: string, question: string): ColumnHints {
  const words = `${name} ${question}`;
  return {
    cpr: /cpr|person-?\s?(?:nummer|nr|num)/i.test(words),
    phone: /tlf|telefon|phone|mobil(?!itet)/i.test(words),
  };
}

function findInColumn({name, values, reading}: SourceColumn, question: string): ColumnFinding | null {
  if (reading.kind === "date" || reading.kind === "datetime" || reading.kind === "empty") return null;
  const scan = new ColumnScan(hintsOf(name, question));
  for (const value of new Set(values)) if (value !== null) scan.add(value);
  return scan.finding();
}
