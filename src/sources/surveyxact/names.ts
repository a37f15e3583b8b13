import {CliError, type Place} from "../../errors/cli-error.ts";

/** SurveyXact's short names are the first letters of the long ones, in lower case. */
const shortLength = 8;

/** The status columns end with a number, before which the long name is cut further. */
const status = {long: "statoverall_", short: "stato_"} as const;

export function shortName(name: string): string {
  const lower = name.toLowerCase();
  return lower.startsWith(status.long) ? lower.replace(status.long, status.short) : lower.slice(0, shortLength);
}

/**
 * What the dataset calls the variables of another part of the export, where one part has long names and the other short
 * ones. Only names that cannot be mistaken are joined: one long name and one short, each the only one of its beginning.
 * Numbers that SurveyXact appends to names that collide are its own, and are never guessed.
 */
export function namesInDataset(names: readonly string[], columnNames: readonly string[]): (name: string) => string {
  const known = new Set(names);
  const columns = new Set(columnNames);
  const twins = bySingleShortName(columnNames.filter((name) => !known.has(name)));
  const spare = bySingleShortName(names.filter((name) => !columns.has(name)));
  return (name) => {
    const short = shortName(name);
    const twin = twins.get(short);
    return spare.get(short) === name && twin !== undefined && areLongAndShort(name, twin) ? twin : name;
  };
}

interface NamedColumns {
  readonly id?: string | undefined;
  readonly wave?: unknown;
  readonly completed?: string | undefined;
  readonly closed?: string | undefined;
}

/**
 * Refuses a column of evaluation.yaml that the export has under its other name.
 * @throws CliError (config) with the name that it has here
 */
export function refuseOtherNames(spec: NamedColumns, columnNames: readonly string[], file: string, place: Place): void {
  const columns = new Set(columnNames);
  const twins = bySingleShortName(columnNames);
  for (const role of ["id", "wave", "completed", "closed"] as const) {
    const name = spec[role];
    if (typeof name !== "string" || columns.has(name)) continue;
    const twin = twins.get(shortName(name));
    if (twin === undefined || !areLongAndShort(name, twin)) continue;
    const form = twin.length < name.length ? "short" : "long";
    throw new CliError("config", `"${file}" has no column "${name}" for ${role}.`, {
      place,
      hint: `Did you mean "${twin}"? This export has SurveyXact's ${form} variable names.`,
    });
  }
}

/** The names whose short form no other has. */
function bySingleShortName(names: readonly string[]): Map<string, string> {
  const singles = new Map<string, string>();
  const seen = new Set<string>();
  for (const name of names) {
    const short = shortName(name);
    if (seen.has(short)) singles.delete(short);
    else singles.set(short, name);
    seen.add(short);
  }
  return singles;
}

function areLongAndShort(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length < long.length && short === shortName(long);
}
