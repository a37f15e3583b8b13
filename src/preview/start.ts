import {type Client, loadClient, withClient} from "./client.ts";
import {createMaker, type Made, type Maker} from "./make.ts";
import {defectOf} from "./problems.ts";
import {startServer} from "./server.ts";
import {type Published, startSession} from "./session.ts";
import {updateOf} from "./updates.ts";

export interface PreviewOptions {
  /** Undefined: the usual one, or the next that is free. */
  readonly port: number | undefined;
  /** Told each time that the report has been made. */
  readonly onMade: (published: Published) => void;
  /** Told what is no expected failure; the preview goes on. */
  readonly onDefect: (error: unknown) => void;
}

export interface Preview {
  /** Where a browser finds it. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

const usualPort = 4173;

const nothing: Made = {page: null, problems: [], chapters: [], files: null};

/**
 * Serves an evaluation's report to this machine, makes it anew whenever a part of it is saved, and changes the open pages.
 * @throws CliError (environment) when the port is taken
 */
export async function startPreview(
  folder: string,
  {port, onMade, onDefect}: PreviewOptions,
  createdMaker: (folder: string) => Maker = createMaker,
): Promise<Preview> {
  const client: Client = await loadClient();
  let now = nothing;
  const server = await startServer({
    port: port ?? usualPort,
    isFixed: port !== undefined,
    page: () => withClient(now.page?.html ?? null, client, updateOf(now, null, null)),
    greeting: () => (now === nothing ? null : {event: "update", data: JSON.stringify(updateOf(now, null, null))}),
  });
  const publish = (published: Published) => {
    const update = updateOf(published.made, now.page, published.milliseconds);
    now = published.made;
    server.send("update", JSON.stringify(update));
    onMade(published);
  };
  const failed = (error: unknown) => {
    onDefect(error);
    const defect = defectOf(error);
    now = {...now, problems: [defect, ...now.problems.filter(({message}) => message !== defect.message)]};
    server.send("update", JSON.stringify(updateOf(now, now.page, null)));
  };
  const session = await startSession(folder, createdMaker(folder), {publish, failed});
  return {
    address: server.address,
    close: async () => {
      await Promise.all([session.close(), server.close()]);
    },
  };
}
