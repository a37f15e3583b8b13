import type {Band, Derivation, RecodeGroup, Variable} from "../codebook/model.ts";
import {CliError} from "../errors/cli-error.ts";
import {type ColumnOf, isAnswered, numberOf} from "./derived/columns.ts";
import {durationExpression} from "./derived/durations.ts";
import {flagsExpression} from "./derived/flags.ts";
import {type QuantileLimits, quantileExpression} from "./derived/quantiles.ts";
import {totalExpression} from "./derived/totals.ts";
import {type Dialect, identifier, textLiteral} from "./dialect.ts";
import type {LayoutColumn, SourceLayout} from "./layout.ts";

/** One derived variable: the SQL expression of its value, over columns of stored variables and of earlier steps. */
export interface DerivedColumn {
  readonly name: string;
  readonly expression: string;
  /** The columns that the expression is made of. */
  readonly of: readonly string[];
}

/**
 * The derived variables of a source, in steps: those of a step are made of stored variables and of steps before.
 * @param limits of variables that are groups by quantiles, where the database does not find them itself
 * @throws CliError (data) when one is made of a variable that the export has no data for.
 */
export function derivationSteps(
  source: SourceLayout,
  limits: ReadonlyMap<string, QuantileLimits> = new Map(),
): readonly (readonly DerivedColumn[])[] {
  const steps: DerivedColumn[][] = [];
  const stepOf = new Map<string, number>();
  for (const {name, variable} of source.columns.values()) {
    const {derivation} = variable;
    if (derivation === null) continue;
    const of = new Set<string>();
    const parentOf = (parent: string) => {
      const column = parentColumn(source, variable, parent);
      of.add(column.name);
      return column;
    };
    const parents = parentNames(derivation).map(parentOf);
    const step = 1 + Math.max(...parents.map((parent) => stepOfParent(parent, stepOf, variable)));
    stepOf.set(variable.name, step);
    const expression = derivedExpression(source.dialect, derivation, parentOf, limits.get(variable.name));
    steps[step] = [...(steps[step] ?? []), {name, expression, of: [...of]}];
  }
  return steps;
}

function parentNames(derivation: Derivation): readonly string[] {
  return typeof derivation.of === "string" ? [derivation.of] : derivation.of;
}

function parentColumn(source: SourceLayout, child: Variable, name: string): LayoutColumn {
  const column = source.columns.get(name);
  if (column !== undefined) return column;
  throw new CliError("data", `${source.key}.${child.name} is made of "${name}", which the export has no data for.`, {
    place: child.place,
    hint: `Export ${source.key} with "${name}", or take "${name}" out of the derived variable.`,
  });
}

/** The step that a parent is made in; -1 for one that the export holds. */
function stepOfParent(parent: LayoutColumn, stepOf: ReadonlyMap<string, number>, child: Variable): number {
  if (parent.data !== null) return -1;
  const step = stepOf.get(parent.variable.name);
  if (step !== undefined) return step;
  throw new TypeError(`${parent.variable.name} must come before ${child.name}, which is made of it`);
}

function derivedExpression(
  dialect: Dialect,
  derivation: Derivation,
  columnOf: ColumnOf,
  limits: QuantileLimits | undefined,
): string {
  switch (derivation.kind) {
    case "bands":
      return bandsExpression(dialect, numberOf(dialect, columnOf(derivation.of)), derivation.bands);
    case "recode":
      return recodeExpression(dialect, columnOf(derivation.of), derivation.groups, derivation.blank);
    case "sum":
    case "mean":
      return totalExpression(dialect, derivation, columnOf);
    case "any":
    case "all":
    case "count":
      return flagsExpression(dialect, derivation, columnOf);
    case "answered":
      return `CASE WHEN ${isAnswered(dialect, columnOf(derivation.of))} THEN 'Ja' ELSE 'Nej' END`;
    case "difference":
      return derivation.of.map((name) => numberOf(dialect, columnOf(name))).join(" - ");
    case "duration":
      return durationExpression(dialect, derivation, columnOf);
    case "quantile":
      return quantileExpression(dialect, numberOf(dialect, columnOf(derivation.of)), derivation.into, limits);
  }
}

function bandsExpression(dialect: Dialect, value: string, bands: readonly Band[]): string {
  const branches = bands.map(({code, from, to, isOpen}) => {
    const limits = [
      from === null ? [] : [`${value} >= ${dialect.numberLiteral(from)}`],
      to === null ? [] : [`${value} ${isOpen === true ? "<" : "<="} ${dialect.numberLiteral(to)}`],
    ].flat();
    const inside = limits.length === 0 ? `${value} IS NOT NULL` : limits.join(" AND ");
    return `WHEN ${inside} THEN ${textLiteral(code)}`;
  });
  return `CASE ${branches.join(" ")} END`;
}

function recodeExpression(
  dialect: Dialect,
  {name, type}: LayoutColumn,
  groups: readonly RecodeGroup[],
  blank: string | undefined,
): string {
  const value = identifier(name);
  const branches = groups.map(({code, from}) => `WHEN ${dialect.isOneOf(value, type, from)} THEN ${textLiteral(code)}`);
  const unanswered = blank === undefined ? "" : `WHEN ${value} IS NULL THEN ${textLiteral(blank)}`;
  return `CASE ${branches.join(" ")} ${unanswered} END`;
}
