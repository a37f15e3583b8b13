/**
 * d' V⁻ d, where V has the sums of weights on its diagonal and minus the weights elsewhere, and its rank.
 *
 * V is the Laplacian of a graph, so that eliminating a category leaves a Laplacian again, with weights by way of the
 * eliminated one added. Its diagonal is summed anew from them, so that no subtraction spoils it, and a singular
 * category is one without weights: nothing has to be judged by a tolerance.
 * @param given one difference for each category; they add up to 0
 * @param between the weight between each two categories, symmetric; the diagonal is not looked at
 */
export function laplacianForm(
  given: readonly number[],
  between: readonly (readonly number[])[],
): {statistic: number; rank: number} {
  const differences = [...given];
  const weights = between.map((row) => [...row]);
  let statistic = 0;
  let rank = 0;
  given.forEach((_, pivot) => {
    const row = weights[pivot] ?? [];
    const difference = differences[pivot] ?? 0;
    const whole = row.slice(pivot + 1).reduce((sum, weight) => sum + weight, 0);
    if (whole === 0) return;
    statistic += (difference / whole) * difference;
    rank++;
    for (let i = pivot + 1; i < given.length; i++) {
      const share = (row[i] ?? 0) / whole;
      differences[i] = (differences[i] ?? 0) + share * difference;
      const target = weights[i] ?? [];
      for (let j = pivot + 1; j < given.length; j++) {
        if (i !== j) target[j] = (target[j] ?? 0) + share * (row[j] ?? 0);
      }
    }
  });
  return {statistic, rank};
}
