/** Counts elementary steps, so that the same table always takes the same path on every machine. */
export class WorkBudget {
  private left: number;

  constructor(steps: number) {
    this.left = steps;
  }

  /** Takes steps off the budget; false when it is used up. */
  spend(steps: number): boolean {
    this.left -= steps;
    return this.left >= 0;
  }
}
