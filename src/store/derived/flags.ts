import type {FlagsDerivation} from "../../codebook/model.ts";
import {type Dialect, identifier} from "../dialect.ts";
import {type ColumnOf, isAnswered} from "./columns.ts";

interface KnownFlag {
  readonly holds: string;
  /** A flag that holds is known, also when what holds is «ved ikke». */
  readonly known: string;
}

/** Ja, Nej or a number of flags, as far as the known ones decide it. */
export function flagsExpression(dialect: Dialect, {kind, flags, require}: FlagsDerivation, columnOf: ColumnOf): string {
  const found = flags.map(({variable, codes, knownBy}): KnownFlag => {
    const {name, type} = columnOf(variable);
    const holds = dialect.isOneOf(identifier(name), type, codes);
    const answered = knownBy.map((each) => isAnswered(dialect, columnOf(each)));
    return {holds, known: `(${[...new Set([...answered, holds])].join(" OR ")})`};
  });
  const holding = found.map(({holds}) => holds);
  const known = [...new Set(found.map((each) => each.known))];
  switch (kind) {
    case "any":
      return `CASE WHEN ${holding.join(" OR ")} THEN 'Ja' WHEN ${known.join(" AND ")} THEN 'Nej' END`;
    case "all": {
      const failing = found.map((each) => `(${each.known} AND NOT ${each.holds})`);
      return `CASE WHEN ${failing.join(" OR ")} THEN 'Nej' WHEN ${holding.join(" AND ")} THEN 'Ja' END`;
    }
    case "count":
      return `CASE WHEN ${sumOf(found.map((each) => each.known))} >= ${require}
        THEN CAST(${sumOf(holding)} AS ${dialect.types.number}) END`;
  }
}

function sumOf(conditions: readonly string[]): string {
  return conditions.map((condition) => `CAST(${condition} AS INTEGER)`).join(" + ");
}
