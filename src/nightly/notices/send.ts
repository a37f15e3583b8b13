import {setTimeout as wait} from "node:timers/promises";
import {sendMail} from "./mail.ts";
import {mailTextOf} from "./mail-text.ts";
import type {Delivery, Notice} from "./model.ts";
import {NotSent} from "./not-sent.ts";
import {payloadOf} from "./payload.ts";
import {type NoticeSecrets, secretsOnDisk} from "./secrets.ts";
import type {MailSpec, NoticesSpec, Occasion, WebhookSpec} from "./spec.ts";
import {postWebhook} from "./webhook.ts";

export interface NoticeEffects {
  readonly secrets: NoticeSecrets;
  /** @param milliseconds between two tries */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** @param folder what paths of the job's file are relative to */
export function noticeEffects(folder: string): NoticeEffects {
  return {secrets: secretsOnDisk(folder), pause: (milliseconds) => wait(milliseconds)};
}

/** Before the second try; each later pause is four times as long. */
const firstPause = 2000;

/**
 * Tells everybody who wants to know what became of a run, all at once. It never fails: what could not be sent is told, to be
 * logged, in words without secrets.
 */
export async function sendNotices(spec: NoticesSpec, notice: Notice, effects: NoticeEffects): Promise<Delivery[]> {
  const payload = payloadOf(notice);
  const post = (each: WebhookSpec) => () => postWebhook(each, payload, effects.secrets);
  const letter = {...mailTextOf(notice), date: notice.ended};
  const idOf = (index: number) => `${notice.run}.${notice.event}.${index}`.replace(/[^A-Za-z0-9.-]/g, "-");
  const mail = (each: MailSpec, index: number) => () => sendMail(each, {...letter, id: idOf(index)}, effects.secrets);
  return await Promise.all([
    ...spec.webhook.map((each) => deliver(`webhook ${hostOf(each)}`, each, notice, post(each), effects)),
    ...spec.mail.map((each, index) =>
      deliver(`mail to ${each.to.length} by ${each.host}`, each, notice, mail(each, index), effects),
    ),
  ]);
}

async function deliver(
  channel: string,
  {on, tries}: Pick<WebhookSpec, "on" | "tries">,
  notice: Notice,
  send: () => Promise<void>,
  {pause}: NoticeEffects,
): Promise<Delivery> {
  if (!isWanted(on, notice)) return {channel, state: "not-wanted", tries: 0, problem: null};
  for (let tried = 1; ; tried++) {
    try {
      await send();
      return {channel, state: "sent", tries: tried, problem: null};
    } catch (error) {
      const isKnown = error instanceof NotSent;
      const problem = isKnown ? error.message : "a defect of maalepunkt";
      if (!isKnown || !error.isPassing || tried >= tries) return {channel, state: "failed", tries: tried, problem};
      await pause(error.wait ?? firstPause * 4 ** (tried - 1));
    }
  }
}

function isWanted(on: readonly Occasion[], {event, recovered, findings}: Notice): boolean {
  const isPublished = event === "published" || event === "banner";
  return (
    on.includes("always") ||
    on.some((occasion) => occasion === event) ||
    (isPublished && on.includes("published")) ||
    (findings.length > 0 && on.includes("warning")) ||
    (recovered && on.includes("recovered"))
  );
}

/** Where an address is a secret, its host is too. */
function hostOf({url}: WebhookSpec): string {
  if (typeof url !== "string") return "env" in url ? `in ${url.env}` : `in ${url.file}`;
  return URL.parse(url)?.host ?? "";
}
