# Golden values of the limits of a funnel plot, from base R by the definitions of Spiegelhalter (2005).
# Run: Rscript scripts/golden/units.R > tests/statistics/golden/units.json

number <- function(x) sprintf("%.17g", x)
interpolated <- function(p, n, share) {
  r <- qbinom(p, n, share)
  overshoot <- (pbinom(r, n, share) - p) / dbinom(r, n, share)
  (r - overshoot) / n
}
grid <- expand.grid(share = c(0.013, 0.27, 0.5, 0.76, 0.99), n = c(1, 2, 9, 40, 366, 29572), level = c(0.95, 0.998))
cases <- mapply(function(share, n, level) {
  tail <- (1 - level) / 2
  sprintf("{\"share\": %s, \"n\": %d, \"level\": %s, \"fewest\": %s, \"most\": %s, \"low\": %s, \"high\": %s}",
    number(share), n, number(level), number(n - qbinom(1 - tail, n, 1 - share)), number(qbinom(1 - tail, n, share)),
    number(max(0, interpolated(tail, n, share))), number(min(1, interpolated(1 - tail, n, share))))
}, grid$share, grid$n, grid$level)
cat("{\"source\": \"R ", as.character(getRversion()), "\",\n\"limits\": [\n", paste(cases, collapse = ",\n"), "\n]}\n", sep = "")
