/** The queue's tables: pg-boss's own, and beside them whose turn each report is and what has come of it. */
import PgBoss from "pg-boss";
import {CliError} from "../errors/cli-error.ts";
import type {Database, Session} from "./database.ts";

export const schemaName = "maalepunkt_queue";

/** Raised with each change of the tables below. */
const version = 1;

const ownTables = `
CREATE TABLE IF NOT EXISTS ${schemaName}.house (version integer NOT NULL);
CREATE TABLE IF NOT EXISTS ${schemaName}.run (
  id uuid PRIMARY KEY,
  evaluation text NOT NULL,
  print text NOT NULL,
  content text NOT NULL,
  program text NOT NULL,
  configuration text NOT NULL,
  wanted text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'published', 'superseded')),
  begun_on timestamptz NOT NULL DEFAULT now(),
  ended_on timestamptz
);
CREATE UNIQUE INDEX IF NOT EXISTS run_open ON ${schemaName}.run (evaluation) WHERE state = 'open';
CREATE TABLE IF NOT EXISTS ${schemaName}.report (
  run uuid NOT NULL REFERENCES ${schemaName}.run ON DELETE CASCADE,
  unit text NOT NULL,
  job uuid NOT NULL DEFAULT gen_random_uuid(),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'made')),
  attempts integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  token uuid,
  worker text,
  lease_until timestamptz,
  outcome text,
  PRIMARY KEY (run, unit)
);
CREATE TABLE IF NOT EXISTS ${schemaName}.refusal (
  run uuid NOT NULL REFERENCES ${schemaName}.run ON DELETE CASCADE,
  worker text NOT NULL,
  reason text NOT NULL,
  refused_on timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run, worker)
);
DELETE FROM ${schemaName}.house;
INSERT INTO ${schemaName}.house VALUES (${version});
ALTER FUNCTION ${schemaName}.create_queue(text, json) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
REVOKE ALL ON FUNCTION ${schemaName}.create_queue(text, json) FROM PUBLIC;
REVOKE ALL ON FUNCTION ${schemaName}.delete_queue(text) FROM PUBLIC;
`;

/** What a role needs to send work to the queue and to do it, and nothing more. */
function grants(role: string): string {
  const name = `"${role.replaceAll('"', '""')}"`;
  return `
GRANT USAGE ON SCHEMA ${schemaName} TO ${name};
GRANT SELECT ON ${schemaName}.version, ${schemaName}.queue, ${schemaName}.house TO ${name};
GRANT SELECT, INSERT, UPDATE, DELETE ON ${schemaName}.job, ${schemaName}.run, ${schemaName}.report, ${schemaName}.refusal TO ${name};
GRANT SELECT, INSERT, DELETE ON ${schemaName}.archive TO ${name};
GRANT EXECUTE ON FUNCTION ${schemaName}.create_queue(text, json) TO ${name};
`;
}

/** All statements that make a queue in an empty database, for whoever wants to read them first. */
export function installationSql(role: string | undefined): string {
  return `${PgBoss.getConstructionPlans(schemaName)}\n${ownTables}${role === undefined ? "" : grants(role)}`;
}

/**
 * Makes the queue's tables, or brings them up to date.
 * @param role may then use the queue, without owning it
 * @throws CliError (environment) when this role may not
 */
export async function install(database: Database, role: string | undefined): Promise<void> {
  const boss = bossOf(database, {migrate: true});
  await boss.start();
  await boss.stop({graceful: false, close: false});
  await database.transaction(async (session) => {
    await session.executeSql("SELECT pg_advisory_xact_lock(hashtextextended('maalepunkt queue', 0))");
    await session.executeSql(ownTables);
    if (role !== undefined) await session.executeSql(grants(role));
  });
}

/**
 * pg-boss on a queue that is there; where none is and the role may, it is made.
 * @throws CliError (environment) for a queue of another version, or none
 */
export async function openBoss(database: Database): Promise<PgBoss> {
  const found = await installedVersion(database);
  if (found === null) await install(database, undefined);
  else if (found !== version) throw otherVersion();
  const boss = bossOf(database, {migrate: false});
  try {
    await boss.start();
  } catch (error) {
    throw error instanceof Error && error.message.includes("requires migrations") ? otherVersion() : error;
  }
  return boss;
}

async function installedVersion(session: Session): Promise<number | null> {
  const {rows} = await session.executeSql("SELECT to_regclass($1) AS found", [`${schemaName}.house`]);
  if (rows[0]?.found === null || rows[0] === undefined) return null;
  const {rows: versions} = await session.executeSql(`SELECT version FROM ${schemaName}.house`);
  return Number(versions[0]?.version ?? 0);
}

function otherVersion(): CliError {
  return new CliError("environment", "The queue was made by another version of maalepunkt.", {
    hint: "End its workers, and let its owner run: maalepunkt queue --create",
  });
}

/** Nothing of it runs by itself: a dispatcher looks after the queue while it waits. */
function bossOf(database: Session, {migrate}: {readonly migrate: boolean}): PgBoss {
  const db = {executeSql: (text: string, values: unknown[]) => database.executeSql(text, values)};
  const boss = new PgBoss({db, schema: schemaName, migrate, supervise: false, schedule: false});
  boss.on("error", () => undefined);
  return boss;
}
