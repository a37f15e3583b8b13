/**
 * Counts work instead of time, so that the same table takes the same path on every machine. One step is about what
 * listing one filling of a column takes; the weights below are measured.
 */
export class WorkBudget {
  private left: number;

  constructor(steps: number) {
    this.left = steps;
  }

  /** Takes steps off the budget; false when it is used up, now or before. */
  spend(steps: number): boolean {
    this.left -= steps;
    return this.left >= 0;
  }
}

/** Steps for listing one way from a state to the next and finding that state; it also takes the most memory. */
export function stepsPerEdge(rows: number): number {
  return Math.max(20, 4 * rows);
}

/** Steps for computing one binomial probability. */
export const stepsPerProbability = 40;

/** Steps for adding one value to a list, or asking for the tail beyond it. */
export const stepsPerValue = 3;

/** Steps for putting one distinct value into its place in a list, and the memory for it. */
export const stepsPerDistinctValue = 40;

/** Steps for working out what two rows add together, and the memory for keeping it. */
export const stepsPerPair = 10;
