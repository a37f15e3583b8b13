import {withoutPersonalData} from "../../errors/masked.ts";
import type {Notice, RunEvent} from "./model.ts";

export const noticeSchema = "maalepunkt/notice@1";

/** Findings beyond these are counted. */
const mostFindings = 50;
const mostInText = 10;
/** What programs for chat show of one message. */
const longestText = 3000;

const eventWords: Readonly<Record<RunEvent, string>> = {
  failure: "failed",
  held: "held back: the last good edition stays",
  banner: "published with a banner",
  published: "published",
  unchanged: "nothing is new",
};

/** What a webhook is sent: JSON with a `text` that Slack and Teams show. */
export function payloadOf(notice: Notice): string {
  const {findings, news, failure, ...told} = notice;
  return JSON.stringify({
    schema: noticeSchema,
    text: textOf(notice),
    ...told,
    failure: failure === null ? null : {...failure, message: withoutPersonalData(failure.message)},
    findings: findings
      .slice(0, mostFindings)
      .map(({report, ...finding}) => ({...finding, report: report?.name ?? null})),
    moreFindings: Math.max(0, findings.length - mostFindings),
    news: news === null ? null : {isSame: news.isSame, subject: news.subject},
  });
}

function textOf({event, recovered, title, job, run, failure, findings, news}: Notice): string {
  const more = findings.length - mostInText;
  const lines = [
    `${title}: ${eventWords[event]}${recovered ? ", after a run that was not" : ""} (job ${job}, run ${run})`,
    ...(failure === null ? [] : [`${failure.kind}: ${withoutPersonalData(failure.message)}`]),
    ...findings
      .slice(0, mostInText)
      .map(({action, report, message}) => `• ${action}${report === null ? "" : `, ${report.name}`}: ${message}`),
    ...(more > 0 ? [`• and ${more} more`] : []),
    ...(news === null ? [] : [news.subject]),
  ];
  const text = lines.map((line) => line.replace(/\s+/gu, " ").trim()).join("\n");
  // Slack takes what stands between these signs for links and calls to whole channels.
  return [...text.replace(/</gu, "‹").replace(/>/gu, "›")].slice(0, longestText).join("");
}
