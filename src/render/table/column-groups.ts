import type {Column} from "../../results/model.ts";

/** A run of neighbouring columns under one heading, or one column without. */
export interface ColumnGroup {
  readonly label: string | null;
  readonly columns: readonly Column[];
}

/** Columns by the headings that span them, in their order. */
export function groupColumns(columns: readonly Column[]): ColumnGroup[] {
  const groups: {label: string | null; columns: Column[]}[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last !== undefined && column.group !== null && last.label === column.group) last.columns.push(column);
    else groups.push({label: column.group, columns: [column]});
  }
  return groups;
}
