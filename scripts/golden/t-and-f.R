# Golden values of Student's t, the noncentral t and the F distribution, from base R.
# Run: Rscript scripts/golden/t-and-f.R > tests/statistics/golden/t-and-f.json
# Every case is a list of arguments followed by R's value, as decimal texts of 17 digits. Values below 1e-300 are left
# out, and so are quantiles that R's own distribution function does not lead back to their probability to 1e-12.

digits <- function(x) sub("\\+", "", sprintf("%.17g", x))

cases <- function(name, values, arguments, kept = TRUE) {
  kept <- kept & is.finite(values) & (abs(values) >= 1e-300)
  rows <- do.call(paste, c(lapply(c(arguments, list(values)), digits), sep = ","))
  paste0("\"", name, "\": [\n[", paste(rows[kept], collapse = "],\n["), "]\n]")
}

grid <- function(...) as.list(expand.grid(..., KEEP.OUT.ATTRS = FALSE))

df <- c(1, 1.5, 2, 3, 4.21, 7.35, 20, 38, 126.5, 1000, 29570, 1e6)
g <- grid(t = c(-1e120, -1e30, -400, -40, -12, -3.1, -1.96, -1, -0.2, -1e-5, 0, 1e-8, 0.5, 1, 2.5, 8), df = df)
t_lower <- cases("studentTLowerTail", pt(g$t, g$df), g)
t_upper <- cases("studentTUpperTail", pt(-g$t, g$df, lower.tail = FALSE), list(-g$t, g$df))
t_both <- cases("studentTTwoSided", 2 * pt(-abs(g$t), g$df), g)

g <- grid(p = c(1e-250, 1e-100, 1e-20, 1e-8, 1e-4, 0.0005, 0.005, 0.025, 0.05, 0.3, 0.49, 0.5001, 0.6, 0.95, 0.975, 0.995), df = df)
q <- suppressWarnings(qt(g$p, g$df))
t_quantile <- cases("studentTQuantile", q, g, abs(pt(q, g$df) / g$p - 1) < 1e-12)

g <- grid(f = c(1e-9, 0.001, 0.2, 0.8, 1, 1.5, 3, 10, 60, 1000, 1e6), df1 = c(1, 2, 3, 9, 40), df2 = c(1, 2.7, 6, 20.5, 97, 3000))
f_lower <- cases("fLowerTail", pf(g$f, g$df1, g$df2), g)
f_upper <- cases("fUpperTail", pf(g$f, g$df1, g$df2, lower.tail = FALSE), g)

# R's series is exact to 1e-12, absolutely; only what is well above that is kept.
g <- grid(t = c(-3, -0.5, 0, 0.3, 1, 2.5, 6, 15, 30), df = c(1, 2, 5, 12, 30, 96, 500), ncp = c(-2, 0, 0.4, 1.7, 5, 14, 30))
value <- suppressWarnings(pt(g$t, g$df, g$ncp))
noncentral <- cases("noncentralTLowerTail", value, g, value > 0.001)

groups <- c(t_lower, t_upper, t_both, t_quantile, f_lower, f_upper, noncentral)
cat("{\n\"source\": \"", R.version.string, "\",\n", paste(groups, collapse = ",\n"), "\n}\n", sep = "")
