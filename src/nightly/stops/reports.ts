import {withoutPersonalData} from "../../errors/masked.ts";
import type {Finding, Overall, RunTold} from "./model.ts";
import type {Action, StopsSpec} from "./spec.ts";

/** Reports that could not be built or protected, that are gone, and an edition that has been the same for long. */
export function judgeRun(overall: Overall, told: RunTold, spec: StopsSpec): Finding[] {
  return [
    ...failedOnes(told, spec),
    ...goneOnes(overall, told, spec),
    ...unprotected(told, spec),
    ...stale(overall, told, spec),
  ];
}

function failedOnes({failed}: RunTold, {claims, reports}: StopsSpec): Finding[] {
  return failed.flatMap(({kind, message, ...report}) => {
    const isClaim = kind === "claim";
    // A banner needs a page, and this report has none of tonight.
    const claimAction = claims === "banner" ? "hold" : claims;
    return finding(isClaim ? claimAction : reports.failed, {
      kind: isClaim ? "claim-false" : "report-failed",
      report,
      about: "",
      message: `${report.name} could not be built: ${withoutPersonalData(message)}`,
      danish: `Rapporten for ${report.name} kunne ikke opdateres.`,
    });
  });
}

function goneOnes({gone}: Overall, {failed}: RunTold, {reports}: StopsSpec): Finding[] {
  const isFailed = new Set(failed.map(({key}) => key));
  return gone
    .filter(({key}) => !isFailed.has(key))
    .flatMap((report) =>
      finding(reports.gone, {
        kind: "report-gone",
        report,
        about: "",
        message: `There is no report for ${report.name} any more.`,
        danish: `Der er ikke længere en rapport for ${report.name}.`,
      }),
    );
}

function unprotected({protection}: RunTold, spec: StopsSpec): Finding[] {
  if (protection.state !== "failed") return [];
  return protection.reports.flatMap(({problem, ...report}) =>
    finding(spec.protection, {
      kind: "protection-failed",
      report,
      about: "",
      message: `Small cells of ${report.name} could not be protected: ${withoutPersonalData(problem)}`,
      danish: `Rapporten for ${report.name} kunne ikke beskyttes mod genkendelse.`,
    }),
  );
}

function stale({isUnchanged}: Overall, {unchangedNights}: RunTold, spec: StopsSpec): Finding[] {
  const nights = unchangedNights + 1;
  if (!isUnchanged || nights < spec.stale.nights) return [];
  return finding(spec.stale.action, {
    kind: "stale",
    report: null,
    about: "",
    message: `No number has changed for ${nights} nights: are the exports still written?`,
    danish: "Der er i længere tid ikke kommet nye data, og tallene kan derfor være forældede.",
  });
}

function finding(action: Action, found: Omit<Finding, "action">): Finding[] {
  return action === "ignore" ? [] : [{...found, action}];
}
