/** What each variable of an export is good for in a report. */
import type {SourceSpec} from "../config/evaluation.ts";
import {findPersonalData} from "../personal-data/find.ts";
import type {SourceTable} from "../sources/model.ts";
import {columnOf} from "./columns.ts";
import type {CountedRow} from "./counted-rows.ts";
import {evidenceOf} from "./evidence.ts";
import type {Roles} from "./find-roles.ts";
import {type Judged, judge, leave, leaveOut} from "./judge.ts";
import {isFromSurveyXact, isSystemColumn} from "./system-columns.ts";

/** Judges every variable of a source but those that tell who, when and whether. */
export function classify(
  table: SourceTable,
  type: SourceSpec["type"],
  roles: Roles,
  rows: readonly CountedRow[] | null,
): Judged[] {
  const roleNames = new Map<string | null, string>([
    [roles.closed, "tidspunktet for besvarelsen"],
    [roles.completed, "viser, om besvarelsen er færdig"],
    [roles.waves?.variable ?? null, "viser målingen"],
    [roles.id, "viser, hvem besvarelsen er fra"],
  ]);
  const fromSurveyXact = isFromSurveyXact(table.variables);
  const personal = new Set(findPersonalData(table).map((found) => found.column));
  return table.variables.map((variable) => {
    const column = columnOf(table, variable.name);
    if (column === undefined) return leave(variable, "står ikke i datafilen", null);
    const evidence = evidenceOf(table, variable, column, roles, rows);
    const role = roleNames.get(variable.name);
    const isPersonal = personal.has(variable.name);
    if (role !== undefined && isPersonal) return leave(variable, role, {personal: "pseudonymise"});
    if (variable.name === roles.id) return leave(variable, roleNames.get(roles.id) ?? "", null);
    if (role !== undefined) return leaveOut(evidence, role);
    if (isPersonal) return leave(variable, "ligner personoplysninger", {personal: "drop"});
    if (isSystemColumn(variable, type, fromSurveyXact)) return leaveOut(evidence, "systemkolonne");
    if (variable.name === "__proto__") return leave(variable, "navnet kan ikke bruges", null);
    return judge(evidence);
  });
}
