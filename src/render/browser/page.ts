import type {DevTools} from "./devtools.ts";
import type {CommandName, Parameters, Result} from "./protocol.ts";

export interface PrintOptions {
  /** With structure for screen readers and bookmarks; without them it is quicker, for a print that is only measured. */
  readonly accessible: boolean;
}

/** A page of the browser: it shows a document that is handed to it, reaches no network, and prints it. */
export class Page {
  readonly #devTools: DevTools;
  readonly #sessionId: string;
  readonly #frameId: string;

  private constructor(devTools: DevTools, sessionId: string, frameId: string) {
    this.#devTools = devTools;
    this.#sessionId = sessionId;
    this.#frameId = frameId;
  }

  /** Takes the page that the browser has opened by itself, or opens one. */
  static async first(devTools: DevTools): Promise<Page> {
    const {targetInfos} = await devTools.send("Target.getTargets", {});
    const opened = targetInfos.find((target) => target.type === "page");
    return opened === undefined ? await Page.another(devTools) : await Page.#attach(devTools, opened.targetId);
  }

  /** Opens a page of its own. */
  static async another(devTools: DevTools): Promise<Page> {
    const {targetId} = await devTools.send("Target.createTarget", {url: "about:blank"});
    return await Page.#attach(devTools, targetId);
  }

  static async #attach(devTools: DevTools, targetId: string): Promise<Page> {
    const {sessionId} = await devTools.send("Target.attachToTarget", {targetId, flatten: true});
    const offline = {offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0};
    const [{frameTree}] = await Promise.all([
      devTools.send("Page.getFrameTree", {}, sessionId),
      devTools.send("Page.enable", {}, sessionId),
      devTools.send("Network.enable", {}, sessionId),
      devTools.send("Network.emulateNetworkConditions", offline, sessionId),
    ]);
    return new Page(devTools, sessionId, frameTree.frame.id);
  }

  /** Puts in a document and waits until it and the fonts it declares are loaded. */
  async show(html: string): Promise<void> {
    await this.#send("Emulation.setEmulatedMedia", {media: ""});
    const loaded = this.#devTools.once("Page.loadEventFired", this.#sessionId);
    await this.#send("Page.setDocumentContent", {frameId: this.#frameId, html});
    await loaded;
    await this.evaluate("Promise.all(Array.from(document.fonts, (face) => face.load())).then(() => null)");
  }

  /** Lays the document out as on paper of this size, in CSS pixels, but without pages, until the next one is shown. */
  async layOutForPrint({width, height}: {readonly width: number; readonly height: number}): Promise<void> {
    await Promise.all([
      this.#send("Emulation.setScrollbarsHidden", {hidden: true}),
      this.#send("Emulation.setDeviceMetricsOverride", {width, height, deviceScaleFactor: 1, mobile: false}),
      this.#send("Emulation.setEmulatedMedia", {media: "print"}),
    ]);
  }

  /** The value of an expression in the page, after the promise that it may be. */
  async evaluate(expression: string): Promise<unknown> {
    const {result, exceptionDetails} = await this.#send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  async print(options: PrintOptions): Promise<Buffer> {
    const {data} = await this.#send("Page.printToPDF", {
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: options.accessible,
      generateDocumentOutline: options.accessible,
    });
    return Buffer.from(data, "base64");
  }

  /** The name and version of the browser: `HeadlessChrome/130.0.6723.58`. */
  async version(): Promise<string> {
    const {product} = await this.#devTools.send("Browser.getVersion", {});
    return product;
  }

  #send<Name extends CommandName>(method: Name, parameters: Parameters<Name>): Promise<Result<Name>> {
    return this.#devTools.send(method, parameters, this.#sessionId);
  }
}
