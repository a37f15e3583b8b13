import type {Readable, Writable} from "node:stream";
import {CliError} from "../../errors/cli-error.ts";
import type {CommandName, Parameters, Result} from "./protocol.ts";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: {readonly message: string};
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thin client of the Chrome DevTools Protocol over the browser's own pipe: JSON messages parted by zero bytes.
 * It stands here in place of puppeteer because the PDF is printed in a race with Chromium's own --print-to-pdf:
 * loading puppeteer costs the main thread a tenth of a second, and opening its page another.
 */
export class DevTools {
  readonly #output: Writable;
  readonly #commands = new Map<number, Waiting>();
  readonly #events = new Map<string, Waiting>();
  #lastId = 0;
  #rest: Buffer[] = [];
  #ended: Error | null = null;

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    input.on("data", (chunk: Buffer) => this.#receive(chunk));
    // A browser that dies breaks the pipe; whoever waits hears of it from `end`.
    input.on("error", () => {});
    output.on("error", () => {});
  }

  /** Sends a command and waits for its answer. Rejects when the browser refuses it or ends. */
  send<Name extends CommandName>(
    method: Name,
    parameters: Parameters<Name>,
    sessionId?: string,
  ): Promise<Result<Name>> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#commands.set(id, {method, resolve: (result) => resolve(result as Result<Name>), reject});
      this.#output.write(`${JSON.stringify({id, method, params: parameters, sessionId})}\0`);
    });
  }

  /** Resolves the next time that this event comes to a session. Rejects when the browser ends before. */
  once(method: string, sessionId: string): Promise<void> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#events.set(eventKey(method, sessionId), {method, resolve: () => resolve(), reject});
    });
  }

  /** Fails everything that waits and everything that is asked from now on. */
  end(error: Error): void {
    this.#ended ??= error;
    for (const {reject} of [...this.#commands.values(), ...this.#events.values()]) reject(this.#ended);
    this.#commands.clear();
    this.#events.clear();
  }

  #receive(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      this.#rest.push(chunk.subarray(start, end));
      this.#handle(JSON.parse(Buffer.concat(this.#rest).toString("utf8")) as Message);
      this.#rest = [];
      start = end + 1;
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start));
  }

  #handle(message: Message): void {
    if (message.id === undefined) {
      const key = eventKey(message.method ?? "", message.sessionId ?? "");
      this.#events.get(key)?.resolve(undefined);
      this.#events.delete(key);
      return;
    }
    const waiting = this.#commands.get(message.id);
    this.#commands.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(refused(waiting.method, message.error.message));
  }
}

function eventKey(method: string, sessionId: string): string {
  return `${sessionId} ${method}`;
}

function refused(method: string, reason: string): CliError {
  return new CliError("environment", `The browser cannot do what is asked (${method}): ${reason}`, {
    hint: "Use a newer Chromium, Chrome or Edge: set MAALEPUNKT_BROWSER to its path.",
  });
}
