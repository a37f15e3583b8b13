import type {Band, Derivation, RecodeGroup, Variable} from "../codebook/model.ts";
import {CliError} from "../errors/cli-error.ts";
import {identifier, isOneOf, numberLiteral, numberOfText, textLiteral} from "./dialect.ts";
import type {LayoutColumn, SourceLayout} from "./layout.ts";

/** One derived variable: the SQL expression of its value, over columns of stored variables and of earlier steps. */
interface DerivedColumn {
  readonly name: string;
  readonly expression: string;
}

/**
 * The derived variables of a source, in steps: those of a step are made of stored variables and of steps before.
 * @throws CliError (data) when one is made of a variable that the export has no data for.
 */
export function derivationSteps(source: SourceLayout): readonly (readonly DerivedColumn[])[] {
  const steps: DerivedColumn[][] = [];
  const stepOf = new Map<string, number>();
  for (const {name, variable} of source.columns.values()) {
    const {derivation} = variable;
    if (derivation === null) continue;
    const parentOf = (parent: string) => parentColumn(source, variable, parent);
    const parents = parentNames(derivation).map(parentOf);
    const step = 1 + Math.max(...parents.map((parent) => stepOfParent(parent, stepOf, variable)));
    stepOf.set(variable.name, step);
    steps[step] = [...(steps[step] ?? []), {name, expression: derivedExpression(derivation, parentOf)}];
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

function derivedExpression(derivation: Derivation, parentOf: (name: string) => LayoutColumn): string {
  switch (derivation.kind) {
    case "bands":
      return bandsExpression(numberOf(parentOf(derivation.of)), derivation.bands);
    case "recode":
      return recodeExpression(parentOf(derivation.of), derivation.groups);
    case "sum":
    case "mean":
      return totalExpression(derivation, derivation.of.map(parentOf).map(numberOf));
  }
}

function bandsExpression(value: string, bands: readonly Band[]): string {
  const branches = bands.map(({code, from, to}) => {
    const limits = [
      from === null ? [] : [`${value} >= ${numberLiteral(from)}`],
      to === null ? [] : [`${value} <= ${numberLiteral(to)}`],
    ].flat();
    const inside = limits.length === 0 ? `${value} IS NOT NULL` : limits.join(" AND ");
    return `WHEN ${inside} THEN ${textLiteral(code)}`;
  });
  return `CASE ${branches.join(" ")} END`;
}

function recodeExpression({name, type}: LayoutColumn, groups: readonly RecodeGroup[]): string {
  const branches = groups.map(
    ({code, from}) => `WHEN ${isOneOf(identifier(name), type, from)} THEN ${textLiteral(code)}`,
  );
  return `CASE ${branches.join(" ")} END`;
}

/** The sum or mean of the answered items, if they are enough. It is multiplied before it is divided: whole numbers stay exact. */
function totalExpression(derivation: Extract<Derivation, {kind: "sum" | "mean"}>, items: readonly string[]): string {
  const answered = items.map((item) => `CASE WHEN ${item} IS NULL THEN 0 ELSE 1 END`).join(" + ");
  const sum = items.map((item) => `COALESCE(${item}, 0e0)`).join(" + ");
  const times = numberLiteral(derivation.times);
  const value = derivation.kind === "sum" ? `(${sum}) * ${times}` : `(${sum}) * ${times} / (${answered})`;
  const enough = Math.max(1, derivation.require);
  return `CASE WHEN ${answered} >= ${enough} THEN ${value} END`;
}

/** The number a variable stands for: «ved ikke» and its like have codes, but are not quantities. */
function numberOf({name, type, variable}: LayoutColumn): string {
  const value = identifier(name);
  if (type === "number") return value;
  const missing = variable.scale?.categories.filter((category) => category.missing !== null) ?? [];
  const codes = missing.map((category) => category.code);
  const number = type === "code" ? `CAST(${value} AS DOUBLE)` : numberOfText(value);
  return `(CASE WHEN NOT ${isOneOf(value, type, codes)} THEN ${number} END)`;
}
