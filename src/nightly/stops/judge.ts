/** Judges a new edition by the last published one. Pure: `judgePublished` reads what it is given. Documented in docs/stops.md. */
import type {Manifest} from "../../editions/manifest.ts";
import {judgeClaims, judgeConclusions} from "./claims.ts";
import type {Found} from "./found.ts";
import {judgeJumps} from "./jumps.ts";
import type {Finding, Judgement, Notices, Overall, ReportName, ReportPair, RunTold} from "./model.ts";
import {judgeRun} from "./reports.ts";
import {judgeRows} from "./rows.ts";
import {actions, type StopsSpec} from "./spec.ts";
import {judgeVariables} from "./variables.ts";

/** A notice ends where it would push the report off its first page. */
const longestNotice = 500;

/** What is found in one report that is not as it was. */
export function judgeReport(pair: ReportPair, spec: StopsSpec): Finding[] {
  const found = [...judgeRows(pair, spec), ...judgeJumps(pair, spec), ...judgeConclusions(pair, spec)];
  return [...found.map((each) => placed(each, pair)), ...judgeText(pair, pair.after.manifest, spec)];
}

/** What is found in the text of a report, whether it is as it was or not. */
export function judgeText({key, name}: ReportName, manifest: Manifest | null, spec: StopsSpec): Finding[] {
  return judgeClaims(manifest, spec).map((each) => placed(each, {key, name}));
}

/** What is found about all reports together. */
export function judgeOverall(overall: Overall, told: RunTold, spec: StopsSpec): Finding[] {
  const about = judgeVariables(overall, spec).map((found) => placed(found, {key: "", name: ""}));
  return [...about, ...judgeRun(overall, told, spec)];
}

/** What becomes of the edition. */
export function judgementOf(findings: readonly Finding[], reports: readonly ReportName[]): Judgement {
  const sorted = findings.toSorted((a, b) => actions.indexOf(b.action) - actions.indexOf(a.action));
  const gravest = reports.length === 0 ? "hold" : sorted[0]?.action;
  const verdict = gravest === "hold" || gravest === "banner" ? gravest : "publish";
  return {verdict, findings: sorted, notices: verdict === "banner" ? noticesOf(sorted, reports) : {}};
}

function placed({isOfAll, ...found}: Found, {key, name}: ReportName): Finding {
  return {...found, report: isOfAll ? null : {key, name}};
}

/** What each report says: what is found in it, and what is found about all. */
function noticesOf(findings: readonly Finding[], reports: readonly ReportName[]): Notices {
  const shown = findings.filter(({action}) => action === "banner");
  return Object.fromEntries(
    reports.flatMap(({key}) => {
      const own = shown.filter(({report}) => report === null || report.key === key).map(({danish}) => danish);
      return own.length === 0 ? [] : [[key, noticeOf([...new Set(own)])]];
    }),
  );
}

function noticeOf(sentences: readonly string[]): string {
  let text = "";
  for (const sentence of sentences) {
    if (text.length + sentence.length > longestNotice) return `${text} Der er også andre forbehold.`.trim();
    text = text === "" ? sentence : `${text} ${sentence}`;
  }
  return text;
}
