/** Tables count as equally probable when their probabilities differ by less than this, relatively; as in R. */
export const tieTolerance = 1e-7;
