const mostSteps = 400;

/** A function's value and its slope at a place. */
export type ValueAndSlope = readonly [value: number, slope: number];

/**
 * Where an increasing function is zero: Newton's method, with bisection whenever a step would leave what is known of
 * the root or the function is flat or not finite there. Infinite values tell the side as well as others do.
 */
export function increasingRoot(at: (x: number) => ValueAndSlope, start: number): number {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let x = start;
  let stride = 1;
  for (let step = 0; step < mostSteps; step++) {
    const [value, slope] = at(x);
    if (value === 0) return x;
    if (value < 0) low = x;
    else high = x;
    const newton = x - value / slope;
    let next = newton;
    if (!(newton > low && newton < high && Number.isFinite(newton)) || Math.abs(newton - x) > 2 * stride + 2) {
      if (Number.isFinite(low) && Number.isFinite(high)) next = (low + high) / 2;
      else next = value < 0 ? x + stride : x - stride;
      stride *= 2;
    }
    if (Math.abs(next - x) <= 4 * Number.EPSILON * Math.max(1, Math.abs(next))) return next;
    x = next;
  }
  return x;
}
