import type {IncomingMessage} from "node:http";
import type {CliError} from "../../errors/cli-error.ts";
import {Busy} from "../retries.ts";
import {stepError} from "../step.ts";
import type {WebStep} from "./web-step.ts";

/** What a response means that is no file, and whether asking again may help. */
export function refusal(
  step: WebStep,
  {statusCode: status = 0, headers}: IncomingMessage,
  hasAuthorization: boolean,
): CliError {
  const what = `the server answers ${status}`;
  if (status === 401 || status === 403) {
    const key = "token" in step.spec && step.spec.token !== undefined ? "token" : "credentials";
    return stepError(step, "environment", `${what}: it does not let this user in`, {
      place: step.placeOf([key]),
      hint: hasAuthorization
        ? `Is what ${key} names right, and may the user fetch this?`
        : "Give credentials or a token.",
    });
  }
  if (status === 429 || status === 503) return busy(step, status, headers["retry-after"]);
  if (status === 408 || status === 425 || status >= 500) {
    return stepError(step, "environment", what, {hint: hintOf(step, status), canRetry: true});
  }
  const isGone = status === 404 || status === 410;
  return stepError(step, "environment", isGone ? `${what}: there is nothing at that address` : what, {
    hint: step.spec.type === "surveyxact" ? "Is the number of the survey right?" : "Open the address in a browser.",
  });
}

function busy(step: WebStep, status: 429 | 503, retryAfter: string | undefined): CliError {
  const what = `the server answers ${status}: it is ${status === 429 ? "asked too often" : "out of service for now"}`;
  const seconds = secondsOf(retryAfter, step.effects.now());
  if (seconds === undefined) return stepError(step, "environment", what, {canRetry: true});
  const {message, place} = stepError(
    step,
    "environment",
    `${what}, and asks for a wait of ${Math.ceil(seconds)} seconds`,
  );
  return new Busy(message, seconds, {place});
}

/** Seconds, from a number of them or a time. */
function secondsOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const time = Date.parse(retryAfter);
  return Number.isNaN(time) ? undefined : Math.max(0, (time - now) / 1000);
}

/** SurveyXact has few words: 500 stands for much that is the asker's own fault. */
function hintOf({spec}: WebStep, status: number): string | undefined {
  if (spec.type !== "surveyxact" || status !== 500) return undefined;
  const filter = spec.expression === undefined ? "" : "to a field in expression that the survey does not have, and ";
  return `SurveyXact answers so ${filter}to a user without access to REST.`;
}
