import {CliError} from "../../errors/cli-error.ts";
import {codeOf} from "../disk.ts";
import {stepError} from "../step.ts";
import type {WebStep} from "./web-step.ts";

/** The server, or the way to it, has been silent for too long. */
export class Silence extends Error {}

const certificateCode = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH/;

const faults: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers at that address",
  ECONNRESET: "the connection was broken off",
  EPIPE: "the connection was broken off",
  ETIMEDOUT: "nothing answers at that address",
  EHOSTUNREACH: "there is no way to that address",
  ENETUNREACH: "there is no way to that address",
  ENOTFOUND: "there is no server of that name, or names cannot be looked up now",
  ERR_PROXY_TUNNEL: "the proxy does not let it through",
  EAI_AGAIN: "names cannot be looked up now",
};

/**
 * What went wrong between here and the server, in words. Certificates do not mend themselves; all else may.
 * @param signal ends the request, when the run is stopped or it takes too long
 */
export function onTheWay(step: WebStep, cause: unknown, signal: AbortSignal): unknown {
  if (cause instanceof CliError) return cause;
  if (step.signal?.aborted === true) return step.signal.reason;
  if (signal.aborted) {
    return stepError(step, "environment", `it takes longer than ${step.spec.longest_seconds} seconds`, {
      hint: "Give it more time with longest_seconds, or fetch less.",
      canRetry: true,
    });
  }
  if (cause instanceof Silence) {
    const what = `the server has been silent for ${step.spec.silent_seconds} seconds`;
    return stepError(step, "environment", what, {canRetry: true});
  }
  const code = codeOf(cause);
  if (certificateCode.test(code)) {
    return stepError(step, "environment", `the server's certificate is not to be trusted (${code})`, {
      hint: "Is it the right server? Certificates of an authority of your own go into ca_file; the check cannot be left out.",
      cause,
    });
  }
  return stepError(step, "environment", faults[code] ?? `the connection failed (${code || "for an unknown reason"})`, {
    canRetry: true,
    cause,
  });
}
