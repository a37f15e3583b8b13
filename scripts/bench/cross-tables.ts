/** The made-up register that `load` and `register` count: 30 questions, three facts of each person, and 30 cross-tables of them. */
export const questions = Array.from({length: 30}, (_, index) => `q${index + 1}`);
export const regions = ["Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland"];

/** The variables of each cross-table. */
export const pairs: readonly (readonly [rows: string, columns: string])[] = questions.map((name, index) => [
  name,
  index % 2 === 0 ? "region" : "koen",
]);

/** @param type the type of the source, and how its file's name ends */
export function evaluationText(title: string, type: "csv" | "parquet"): string {
  return evaluationOf(title, "", `{type: ${type}, path: svar.${type}, name: skema, id: id}`);
}

/** @param variable of the environment, that holds the server's URL */
export function databaseEvaluationText(title: string, variable: string): string {
  const database = `database: {connection: {env: ${variable}}, timeout_seconds: 3600}\n`;
  return evaluationOf(title, database, "{type: database, table: register, name: skema, id: id}");
}

function evaluationOf(title: string, database: string, source: string): string {
  const analyses = pairs.map(
    ([rows, columns], index) =>
      `  tabel_${index + 1}: {kind: crosstab, title: Tabel, rows: s.${rows}, columns: s.${columns}, test: chi-square}`,
  );
  return `title: ${title}
disclosure: {none: Opdigtede svar}
${database}sources:
  s: ${source}
populations:
  alle: {source: s, label: personer}
population: alle
analyses:
${analyses.join("\n")}
`;
}

export const codebookText = `scales:
  grad:
    codes:
      - {code: 1, label: Slet ikke}
      - {code: 2, label: I ringe grad}
      - {code: 3, label: I nogen grad}
      - {code: 4, label: I høj grad}
      - {code: 5, label: I meget høj grad}
sources:
  s:
    variables:
${questions.map((name) => `      ${name}: {scale: grad}`).join("\n")}
      koen: {order: [Kvinde, Mand]}
      region: {order: [${regions.join(", ")}]}
`;
