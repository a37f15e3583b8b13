import {createHmac} from "node:crypto";
import {NotSent} from "./not-sent.ts";
import {type NoticeSecrets, secretFor} from "./secrets.ts";
import type {WebhookSpec} from "./spec.ts";

/** The longest that a server's wish to wait is granted. */
const longestWait = 60_000;

/**
 * Posts a payload once. Redirections are not followed: what is sent is meant for one address.
 * @throws NotSent
 */
export async function postWebhook(spec: WebhookSpec, payload: string, secrets: NoticeSecrets): Promise<void> {
  const url = typeof spec.url === "string" ? spec.url : checked(await secretFor("url", spec.url, secrets));
  const key = spec.sign === undefined ? null : await secretFor("sign", spec.sign, secrets);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "maalepunkt",
    ...(key !== null && {
      "x-maalepunkt-signature": `sha256=${createHmac("sha256", key).update(payload).digest("hex")}`,
    }),
  };
  const response = await post(url, {
    method: "POST",
    headers,
    body: payload,
    redirect: "manual",
    signal: AbortSignal.timeout(spec.seconds * 1000),
  });
  await response.body?.cancel().catch(() => undefined);
  if (response.ok) return;
  const {status} = response;
  const isPassing = status >= 500 || status === 408 || status === 429;
  throw new NotSent(`the server answered ${status}`, {isPassing, wait: waitOf(response.headers.get("retry-after"))});
}

async function post(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") {
      throw new NotSent("the server did not answer in time", {isPassing: true});
    }
    const {cause} = error instanceof Error ? error : {cause: undefined};
    const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
    throw new NotSent(`the server cannot be reached${code}`, {isPassing: true});
  }
}

/** An address that was kept as a secret is not shown. */
function checked(url: string): string {
  const {protocol} = URL.parse(url) ?? {protocol: ""};
  if (protocol === "https:" || protocol === "http:") return url;
  throw new NotSent("its address is none: write https://…");
}

/** Seconds, or nothing; dates are left to our own pauses. */
function waitOf(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/u.test(header) ? Math.min(longestWait, Number(header) * 1000) : null;
}
