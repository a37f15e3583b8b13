/** An option of a checkbox field, as its column is named: `field___code`. */
export interface CheckboxColumn {
  readonly field: string;
  /** As it stands in the name: lower case, with `_` for every other sign. */
  readonly code: string;
}

export function checkboxColumn(name: string): CheckboxColumn | null {
  const [, field, code] = /^([a-z][a-z0-9_]*?)___([a-z0-9_]+)$/.exec(name) ?? [];
  return field === undefined || code === undefined ? null : {field, code};
}

/** A code as it stands in the name of a column: -1 is `_1`. */
export function codeInName(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, "_");
}

/** The form whose status a column holds, or null for any other column. */
export function statusOf(name: string): string | null {
  return name.endsWith("_complete") && name.length > "_complete".length ? name.slice(0, -"_complete".length) : null;
}

/** Columns of REDCap's own. */
export function isSystemColumn(name: string): boolean {
  return name.startsWith("redcap_") || statusOf(name) !== null;
}
