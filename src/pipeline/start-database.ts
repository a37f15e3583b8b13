/** Its own file, so that the database can start before anything else is loaded: it takes a tenth of a second. */
import {type Engine, openEngine} from "../store/engine.ts";

/** An empty database on its way. Its failure is told to whoever waits for it. */
export function startDatabase(): Promise<Engine> {
  const database = openEngine();
  database.catch(() => undefined);
  return database;
}
