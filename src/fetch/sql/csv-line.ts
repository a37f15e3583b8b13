/** One line of a CSV file with semicolons. What is nothing in the database is nothing here. */
export function csvLine(fields: readonly (string | null)[]): string {
  return `${fields.map((field) => quoted(field ?? "")).join(";")}\n`;
}

function quoted(field: string): string {
  return /[";\r\n]/.test(field) || field !== field.trim() ? `"${field.replaceAll('"', '""')}"` : field;
}
