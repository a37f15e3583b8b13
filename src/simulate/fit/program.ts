import {createRequire} from "node:module";

/** A sum of numbers of a program: each with what it is multiplied by. */
export type Sum = ReadonlyMap<number, number>;

export interface ProgramOptions {
  /** Seconds after which the best that was found is taken. */
  readonly seconds: number;
}

/** A linear program with whole numbers, as rows of sums with limits. */
export class Program {
  readonly #variables: {low: number; high: number; whole: boolean; cost: number}[] = [];
  readonly #rows: {sum: Sum; low: number; high: number}[] = [];

  variable(low: number, high: number, {whole = false, cost = 0}: {whole?: boolean; cost?: number} = {}): number {
    return this.#variables.push({low, high, whole, cost}) - 1;
  }

  row(sum: Sum, low: number, high: number): void {
    this.#rows.push({sum, low, high});
  }

  /** Sets what a number costs, and no other. */
  costs(costs: ReadonlyMap<number, number>): void {
    for (const [index, variable] of this.#variables.entries()) variable.cost = costs.get(index) ?? 0;
  }

  fix(index: number, value: number): void {
    const variable = this.#variables[index];
    if (variable === undefined) return;
    variable.low = value;
    variable.high = value;
  }

  get size(): {readonly variables: number; readonly rows: number} {
    return {variables: this.#variables.length, rows: this.#rows.length};
  }

  /**
   * The cheapest numbers within all limits; the best that were found when the time is up. Null when there are none, or none were
   * found in time.
   */
  async solve({seconds}: ProgramOptions): Promise<readonly number[] | null> {
    const highs = await solverLibrary()();
    const solution = highs.solve(this.#text(), {
      time_limit: seconds,
      mip_rel_gap: 1e-6,
      random_seed: 0,
      output_flag: false,
    });
    // Without a solution the columns hold zeros, and the cost is infinite.
    if (solution.Status === "Infeasible" || !Number.isFinite(solution.ObjectiveValue)) return null;
    const columns = solution.Columns;
    return this.#variables.map(({whole}, index) => {
      const column = columns[`x${index}`];
      const value = column !== undefined && "Primal" in column ? column.Primal : 0;
      return whole ? Math.round(value) : value;
    });
  }

  /** In the LP format of CPLEX. Every variable stands in the objective, so that the solver knows all of them. */
  #text(): string {
    const rows = this.#rows.flatMap(({sum, low, high}, index) => {
      const terms = sumText(sum);
      if (terms === "") return [];
      if (low === high) return [` r${index}: ${terms} = ${low}`];
      return [
        ...(Number.isFinite(low) ? [` r${index}l: ${terms} >= ${low}`] : []),
        ...(Number.isFinite(high) ? [` r${index}h: ${terms} <= ${high}`] : []),
      ];
    });
    const objective = this.#variables.map(({cost}, index) => `${signed(cost)} x${index}`);
    const bounds = this.#variables.map(
      ({low, high}, index) => ` ${low} <= x${index} <= ${Number.isFinite(high) ? high : "inf"}`,
    );
    const whole = this.#variables.flatMap(({whole: is}, index) => (is ? [` x${index}`] : []));
    return [
      "Minimize",
      ` cost: ${wrapped(objective)}`,
      "Subject To",
      ...rows,
      "Bounds",
      ...bounds,
      "General",
      ...whole,
      "End",
    ].join("\n");
  }
}

/** HiGHS, loaded when it is first wanted; `require`, because its types are written for that. */
function solverLibrary(): typeof import("highs").default {
  return createRequire(import.meta.url)("highs");
}

function sumText(sum: Sum): string {
  return wrapped([...sum].filter(([, weight]) => weight !== 0).map(([index, weight]) => `${signed(weight)} x${index}`));
}

function signed(weight: number): string {
  return weight < 0 ? `- ${-weight}` : `+ ${weight}`;
}

/** Lines of the format have a limit. */
function wrapped(terms: readonly string[]): string {
  const lines: string[] = [];
  for (let start = 0; start < terms.length; start += 12) lines.push(terms.slice(start, start + 12).join(" "));
  return lines.join("\n  ");
}
