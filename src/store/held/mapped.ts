import {textLiteral} from "../dialect.ts";

/** What one value becomes: SQL literals, or NULL. */
export interface Mapping {
  readonly from: string;
  readonly to: string | null;
}

/** From here on it is quicker to find a value by its hash than by going through a list. */
const longList = 64;

/**
 * SQL that makes one value of another, NULL of all others. What is done here is done once for each entry of a file's dictionary
 * where the column has one, and not for each row.
 * @param key an expression of type VARCHAR
 * @param type the SQL type of what it becomes
 */
export function mapped(key: string, mappings: readonly Mapping[], type: string): string {
  if (mappings.length === 0) return `CAST(NULL AS ${type})`;
  const to = `CAST([${mappings.map((each) => each.to ?? "NULL").join(", ")}] AS ${type}[])`;
  const from = mappings.map((each) => textLiteral(each.from)).join(", ");
  if (mappings.length <= longList) return `list_extract(${to}, list_position([${from}], ${key}))`;
  return `list_extract(${to}, 1 + enum_code(TRY_CAST(${key} AS ENUM(${from}))))`;
}
