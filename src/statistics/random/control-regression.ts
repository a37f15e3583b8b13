/**
 * The mean of values that come with a control, a number whose expectation is known to be 0: what the controls are off
 * by is taken off the mean by regression.
 *
 * Source: control variates, Lavenberg and Welch (1981), Management Science 27, 322-335.
 */
export class ControlRegression {
  private count = 0;
  private values = 0;
  private controls = 0;
  private valueSquares = 0;
  private controlSquares = 0;
  private products = 0;

  add(value: number, control: number): void {
    this.count++;
    this.values += value;
    this.controls += control;
    this.valueSquares += value * value;
    this.controlSquares += control * control;
    this.products += value * control;
  }

  /** The mean without a look at the controls. */
  plain(): {value: number; standardError: number} {
    const value = this.values / this.count;
    const variance = this.valueSquares / this.count - value * value;
    return {value, standardError: Math.sqrt(Math.max(0, variance) / (this.count - 1))};
  }

  atControlZero(): {value: number; standardError: number} {
    const {count} = this;
    const value = this.values / count;
    const control = this.controls / count;
    const covariance = this.products / count - value * control;
    const controlVariance = this.controlSquares / count - control * control;
    const slope = controlVariance > 0 ? covariance / controlVariance : 0;
    const residual = this.valueSquares / count - value * value - slope * covariance;
    return {value: value - slope * control, standardError: Math.sqrt(Math.max(0, residual) / (count - 2))};
  }
}
