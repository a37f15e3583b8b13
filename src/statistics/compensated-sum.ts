/**
 * A running sum that keeps what rounding takes off, so that many small terms are not lost beside a large one.
 *
 * Source: Neumaier (1974), ZAMM 54, 39-51.
 */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(term: number): void {
    const next = this.sum + term;
    this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    this.sum = next;
  }

  get total(): number {
    return this.sum + this.lost;
  }
}
