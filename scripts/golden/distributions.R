# Golden values of the distributions in src/statistics/distributions, from R's own functions (base R, no packages).
# Run: Rscript scripts/golden/distributions.R > tests/statistics/golden/distributions.json
# Every case is a list of arguments followed by R's value, as decimal texts of 17 digits. Values below 1e-300, and
# arguments at which R itself is not exact to 1e-12 (log-gamma close to its zeros at 1 and 2), are left out.

digits <- function(x) sub("\\+", "", sprintf("%.17g", x))

cases <- function(name, values, arguments) {
  kept <- is.finite(values) & (abs(values) >= 1e-300)
  rows <- do.call(paste, c(lapply(c(arguments, list(values)), digits), sep = ","))
  paste0("\"", name, "\": [\n[", paste(rows[kept], collapse = "],\n["), "]\n]")
}

grid <- function(...) as.list(expand.grid(..., KEEP.OUT.ATTRS = FALSE))

x <- c(1e-10, 0.01, 0.3, 0.5, 0.8, 1.2, 1.5, 1.8, 2.2, 2.5, 3.7, 7, 11.5, 14.99, 15, 42, 1000.5, 1e6, 1e12)
log_gamma <- cases("logGamma", lgamma(x), list(x))

g <- grid(a = c(0.5, 1, 1.5, 2, 4.5, 10, 40.5, 100, 1000, 20000),
          ratio = c(1e-6, 0.01, 0.2, 0.5, 0.8, 0.95, 1, 1.05, 1.3, 2, 4, 10, 50, 300))
g$x <- g$a * g$ratio
gamma_lower <- cases("incompleteGammaLower", pgamma(g$x, g$a), list(g$a, g$x))
gamma_upper <- cases("incompleteGammaUpper", pgamma(g$x, g$a, lower.tail = FALSE), list(g$a, g$x))

g <- grid(x = c(1e-8, 0.01, 0.5, 1, 3.84, 10, 40, 100, 400, 1300), df = c(1, 2, 3, 4, 8, 16, 30, 81, 400))
chi_lower <- cases("chiSquareLowerTail", pchisq(g$x, g$df), g)
chi_upper <- cases("chiSquareUpperTail", pchisq(g$x, g$df, lower.tail = FALSE), g)

g <- grid(x = c(1e-10, 1e-3, 0.05, 0.2, 0.4, 0.5, 0.7, 0.9, 0.99, 0.99999),
          a = c(0.5, 1, 2.5, 10, 49, 200, 5000), b = c(0.5, 1, 2.5, 10, 49, 200, 5000))
beta_lower <- cases("incompleteBetaLower", pbeta(g$x, g$a, g$b), g)
beta_upper <- cases("incompleteBetaUpper", pbeta(g$x, g$a, g$b, lower.tail = FALSE), g)

g <- grid(p = c(1e-12, 1e-5, 0.005, 0.025, 0.3, 0.5, 0.8, 0.975, 0.999), a = c(0.5, 1, 2, 7, 40, 300, 9000),
          b = c(0.5, 1, 3, 12, 60, 500, 20000))
inverse_lower <- cases("inverseBetaLower", qbeta(g$p, g$a, g$b), g)
inverse_upper <- cases("inverseBetaUpper", qbeta(g$p, g$a, g$b, lower.tail = FALSE), g)

g <- grid(share = c(0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.95, 1), n = c(1, 7, 20, 98, 423, 29572),
          p = c(1e-6, 0.01, 0.2, 0.5, 0.63, 0.9))
binomial <- list(k = floor(g$share * g$n), n = g$n, p = g$p)
binomial_pmf <- cases("binomialProbability", dbinom(binomial$k, binomial$n, binomial$p), binomial)
binomial_lower <- cases("binomialLowerTail", pbinom(binomial$k, binomial$n, binomial$p), binomial)
binomial_upper <- cases("binomialUpperTail", pbinom(binomial$k - 1, binomial$n, binomial$p, lower.tail = FALSE), binomial)

z <- c(-37, -30, -20, -10, -5, -3, -1.96, -1, -0.3, -1e-5, 0, 1e-5, 0.3, 1, 1.96, 3, 5, 8)
normal_lower <- cases("normalLowerTail", pnorm(z), list(z))
normal_upper <- cases("normalUpperTail", pnorm(-z, lower.tail = FALSE), list(-z))
p <- c(1e-300, 1e-100, 1e-20, 1e-8, 0.001, 0.005, 0.025, 0.05, 0.074, 0.076, 0.2, 0.4, 0.6, 0.9, 0.95, 0.975, 0.999)
normal_quantile <- cases("normalQuantile", qnorm(p), list(p))

g <- grid(share = c(0, 0.1, 0.3, 0.5, 0.8, 1), marked = c(3, 20, 150, 4000), unmarked = c(5, 77, 1000), drawn = c(2, 8, 60))
g <- as.data.frame(g)
g <- g[g$drawn <= g$marked + g$unmarked, ]
low <- pmax(0, g$drawn - g$unmarked)
high <- pmin(g$marked, g$drawn)
k <- round(low + g$share * (high - low))
hypergeometric <- cases("hypergeometricProbability", dhyper(k, g$marked, g$unmarked, g$drawn),
                        list(k, g$marked, g$unmarked, g$drawn))

groups <- c(log_gamma, gamma_lower, gamma_upper, chi_lower, chi_upper, beta_lower, beta_upper, inverse_lower,
            inverse_upper, binomial_pmf, binomial_lower, binomial_upper, normal_lower, normal_upper, normal_quantile,
            hypergeometric)
cat("{\n\"source\": \"", R.version.string, "\",\n", paste(groups, collapse = ",\n"), "\n}\n", sep = "")
