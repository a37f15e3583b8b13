/** Where the rows of an evaluation are counted: in the embedded database that its files are loaded into, or in a server. */
import type {SourceCodebook} from "../codebook/model.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {SourceTable} from "../sources/model.ts";
import type {StoreContent, WholeStore} from "../store/model.ts";
import {type Engine, openServerStore, openStore} from "../store/open.ts";
import {checkServerValues} from "../store/server/check.ts";
import {type Misfits, withCheckedValues} from "./checked-values.ts";
import {readSources} from "./read-sources.ts";
import {describeTables, isInServer, openEvaluationServer} from "./server-sources.ts";

/** Is told of the SQL of a statement before it runs. */
export type OnStatement = (sql: string) => void;

export interface DataSource {
  /** All sources of the evaluation, in its order. */
  readonly tables: readonly SourceTable[];
  /** @throws CliError (data) for values that do not fit, when they are refused or the rows stay where they are */
  readonly checked: (
    table: SourceTable,
    codebook: ReadonlyMap<string, SourceCodebook>,
    misfits: Misfits,
  ) => Promise<SourceTable>;
  /** The store closes what the rows are in. */
  readonly open: (content: StoreContent) => Promise<WholeStore>;
  readonly close: () => Promise<void>;
}

/**
 * Reads the files of an evaluation, or describes its tables.
 * @param database an empty one, which is closed at once when the rows are in a server
 * @param onStatement is told of every statement that a server is asked
 * @throws CliError for anything missing or broken; whatever was opened is closed then
 */
export async function openDataSource(
  files: EvaluationFiles,
  database: Promise<Engine>,
  onStatement?: OnStatement,
): Promise<DataSource> {
  const close = async () => {
    await database.then(
      (engine) => engine.close(),
      () => undefined,
    );
  };
  try {
    if (isInServer(files)) {
      await close();
      return await openTables(files, onStatement);
    }
    return {
      tables: await readSources(files, database),
      checked: (table, codebook, misfits) => withCheckedValues(table, codebook, misfits, database),
      open: (content) => openStore(content, database),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openTables(files: EvaluationFiles, onStatement?: OnStatement): Promise<DataSource> {
  const server = await openEvaluationServer(files, onStatement);
  try {
    return {
      tables: await describeTables(files, server),
      checked: async (table, codebook) => {
        const variables = codebook.get(table.key);
        const rows = table.held?.server;
        if (variables !== undefined && rows !== undefined) await checkServerValues(server, table, rows, variables);
        return table;
      },
      open: (content) => openServerStore(content, server),
      close: () => server.close(),
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
