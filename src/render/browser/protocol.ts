/** The commands of the Chrome DevTools Protocol that are used here: what each takes and gives. */
export interface Commands {
  "Target.getTargets": [Record<string, never>, {targetInfos: readonly {targetId: string; type: string}[]}];
  "Target.createTarget": [{url: string}, {targetId: string}];
  "Target.attachToTarget": [{targetId: string; flatten: true}, {sessionId: string}];
  "Browser.getVersion": [Record<string, never>, {product: string}];
  "Page.enable": [Record<string, never>, object];
  "Page.getFrameTree": [Record<string, never>, {frameTree: {frame: {id: string}}}];
  "Page.setDocumentContent": [{frameId: string; html: string}, object];
  "Page.printToPDF": [PrintParameters, {data: string}];
  "Emulation.setEmulatedMedia": [{media: "" | "print"}, object];
  "Emulation.setDeviceMetricsOverride": [DeviceMetrics, object];
  "Emulation.setScrollbarsHidden": [{hidden: boolean}, object];
  "Network.enable": [Record<string, never>, object];
  "Network.emulateNetworkConditions": [NetworkConditions, object];
  "Runtime.evaluate": [{expression: string; awaitPromise: boolean; returnByValue: boolean}, Evaluated];
}

export type CommandName = keyof Commands;
export type Parameters<Name extends CommandName> = Commands[Name][0];
export type Result<Name extends CommandName> = Commands[Name][1];

export interface PrintParameters {
  readonly printBackground: boolean;
  readonly preferCSSPageSize: boolean;
  readonly generateTaggedPDF: boolean;
  readonly generateDocumentOutline: boolean;
}

interface DeviceMetrics {
  readonly width: number;
  readonly height: number;
  readonly deviceScaleFactor: number;
  readonly mobile: boolean;
}

interface NetworkConditions {
  readonly offline: boolean;
  readonly latency: number;
  readonly downloadThroughput: number;
  readonly uploadThroughput: number;
}

interface Evaluated {
  readonly result: {readonly value?: unknown};
  readonly exceptionDetails?: {readonly text: string; readonly exception?: {readonly description?: string}};
}
