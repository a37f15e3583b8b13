import type {SourceSpec} from "../config/evaluation.ts";
import type {SourceVariable} from "../sources/model.ts";

const names: Partial<Record<SourceSpec["type"], RegExp>> = {
  surveyxact:
    /^(responde|respondentid|organiza|organization|survey|closetim|closetime|createda|created|modified|startmet|response|responsecollectsessions|numberof|background|previous|followup|generate|(stat|statc|stato|statin|statd|statr|digit|distr)[a-z]*_\d+|statoverall_\d+|statcompletion_\d+|statcreation_\d+|statcollect_\d+|statinternal_\d+)$/i,
  limesurvey: /^(id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|token|ipaddr|refurl)$/i,
  redcap: /^(redcap_[a-z_]+|.*_complete|.*_timestamp)$/i,
};

/** Questions that SurveyXact adds to every export. */
const sets = /^(statoverall|statcompletion|statcreation|statcollect|statdistribution|statinternal)$/i;

/** SurveyXact's columns are in its exports to other programs too. */
export function isFromSurveyXact(variables: readonly SourceVariable[]): boolean {
  return variables.some(({name}) => /^(stato_4|statoverall_4)$/i.test(name));
}

/** Whether a column is the survey system's own and no question. */
export function isSystemColumn(
  {name, option}: SourceVariable,
  type: SourceSpec["type"],
  fromSurveyXact: boolean,
): boolean {
  const system = fromSurveyXact ? "surveyxact" : type;
  return names[system]?.test(name) === true || (system === "surveyxact" && option !== null && sets.test(option.set));
}
