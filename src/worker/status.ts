import {z} from "zod";
import type {Session} from "./database.ts";
import {schemaName as schema} from "./schema.ts";

const runRow = z.object({
  id: z.uuid(),
  evaluation: z.string(),
  waiting: z.int(),
  taken: z.int(),
  made: z.int(),
  minutes: z.int(),
});

export interface QueueStatus {
  /** Those that are open, by evaluation. */
  readonly runs: readonly z.infer<typeof runRow>[];
}

/** What a queue holds. @throws CliError (environment) when there is none */
export async function queueStatus(session: Session): Promise<QueueStatus> {
  const {rows} = await session.executeSql(
    `SELECT run.id, evaluation, floor(extract(epoch FROM now() - begun_on) / 60)::int AS minutes,
       count(*) FILTER (WHERE report.state = 'waiting')::int AS waiting,
       count(*) FILTER (WHERE report.state = 'taken')::int AS taken,
       count(*) FILTER (WHERE report.state = 'made')::int AS made
     FROM ${schema}.run JOIN ${schema}.report ON report.run = run.id
     WHERE run.state = 'open' GROUP BY run.id ORDER BY evaluation`,
  );
  return {runs: rows.map((row) => runRow.parse(row))};
}
