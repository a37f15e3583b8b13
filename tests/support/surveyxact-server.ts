import {readFile} from "node:fs/promises";
import type {IncomingMessage, ServerResponse} from "node:http";
import {join} from "node:path";
import {serve, type WebServer} from "./fetch.ts";

type Format = "EU" | "INTL_US";

/** Something that goes wrong with one request; says whether it has answered. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface SurveyXactServer extends WebServer {
  /** What `server` of a step is. */
  readonly rest: string;
  /** Path and query of each request. */
  readonly requests: URL[];
  /** Faults of the requests to come, one each; then all is well. */
  readonly faults: Fault[];
  /** Changes a part before it is sent. */
  readonly changes: Map<string, (text: string) => string>;
}

export const credentials = "projekt:hemmelig-kode-7";

/** A field path that no survey has. */
const fields = /\[(?!respondent\/closeTime\]|background\/[a-z]\w*\])/;

/**
 * Answers as SurveyXact's REST export does: Basic auth (none at all is 500, a wrong one 401), `EU` as windows-1252 with
 * semicolons and `INTL_US` as UTF-16 with tabs, 500 for an expression with a field the survey does not have.
 * @param surveys the folders of exports, by number
 */
export async function serveSurveyXact(surveys: Readonly<Record<string, string>>): Promise<SurveyXactServer> {
  const requests: URL[] = [];
  const faults: Fault[] = [];
  const changes: SurveyXactServer["changes"] = new Map();
  const server = await serve(async (request, response) => {
    const url = new URL(request.url ?? "", "http://surveyxact");
    requests.push(url);
    if (faults.shift()?.(request, response) === true) return;
    const end = (status: number, body: string | Uint8Array = "") => response.writeHead(status).end(body);
    const [, survey = "", part = ""] =
      /^\/rest\/surveys\/(\d+)\/export\/(dataset|structure|labels)$/.exec(url.pathname) ?? [];
    const {authorization} = request.headers;
    if (authorization === undefined) return end(500);
    if (authorization !== `Basic ${Buffer.from(credentials).toString("base64")}`) return end(401);
    const folder = surveys[survey];
    if (folder === undefined) return end(404);
    if (fields.test(url.searchParams.get("expression") ?? "")) return end(500);
    const text = decoded(await readFile(join(folder, `${part}.csv`)));
    const changed = changes.get(part)?.(text) ?? text;
    const body = encoded(changed, url.searchParams.get("format") === "INTL_US" ? "INTL_US" : "EU");
    return response.writeHead(200, {"content-type": "text/csv", "content-length": body.length}).end(body);
  });
  return {...server, rest: `${server.origin}/rest`, requests, faults, changes};
}

/** The exports of the repository are of both formats; inside, they are text with semicolons. */
function decoded(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isWide ? "utf-16le" : "windows-1252").decode(bytes);
  return isWide ? text.replaceAll("\t", ";") : text;
}

function encoded(text: string, format: Format): Buffer {
  return format === "EU" ? Buffer.from(text, "latin1") : Buffer.from(`\ufeff${text.replaceAll(";", "\t")}`, "utf16le");
}
