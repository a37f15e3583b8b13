/**
 * Which survey system's conventions the names of a file of delimited text follow. Exports of labels instead of codes are
 * known too: their readers say how to export them again.
 */
export function conventionOf(names: readonly string[]): "limesurvey" | "redcap" | "csv" {
  const known = new Set(names.map((name) => name.toLowerCase()));
  if (isLimeSurvey(known)) return "limesurvey";
  return isRedcap(names, known) ? "redcap" : "csv";
}

/** With the codes of the questions as heading, with their texts, or with both. */
function isLimeSurvey(names: ReadonlySet<string>): boolean {
  const has = (code: string, text: string) =>
    names.has(code) || names.has(text) || [...names].some((name) => name.startsWith(`${code}. `));
  return (
    has("submitdate", "date submitted") && (has("startlanguage", "start language") || has("lastpage", "last page"))
  );
}

function isRedcap(names: readonly string[], known: ReadonlySet<string>): boolean {
  if (names.some((name) => /^redcap_(event_name|repeat_instrument|data_access_group|survey_identifier)$/.test(name))) {
    return true;
  }
  const hasForm = names.some((name) => /^[a-z][a-z0-9_]*_complete$/.test(name));
  const hasCheckbox = names.some((name) => /^[a-z][a-z0-9_]*___[a-z0-9_]+$/.test(name));
  const isLabelled = known.has("complete?") || names.some((name) => /\(choice=.*\)$/.test(name));
  return (hasForm && (known.has("record_id") || hasCheckbox)) || isLabelled;
}
