# Golden values of the measures of association, from their definitions and base R.
# Run: Rscript scripts/golden/association.R > tests/statistics/golden/association.json
# Standard errors by the delta method on multinomial shares, with derivatives by the complex step (Squire and Trapp,
# 1998), which are exact to the last digit and owe nothing to the published variance formulas.

set.seed(20240612)
above <- function(k) outer(seq_len(k), seq_len(k), ">")
concordance <- function(p) {
  r <- above(nrow(p)); c <- above(ncol(p))
  list(C = sum(p * (r %*% p %*% t(c) + t(r) %*% p %*% c)), D = sum(p * (r %*% p %*% c + t(r) %*% p %*% t(c))))
}
measures <- list(
  gamma = function(p) with(concordance(p), (C - D) / (C + D)),
  kendallTauB = function(p) with(concordance(p), (C - D) / sqrt((1 - sum(rowSums(p)^2)) * (1 - sum(colSums(p)^2)))),
  somersD = function(p) with(concordance(p), (C - D) / (1 - sum(rowSums(p)^2))),
  spearman = function(p) {
    u <- cumsum(rowSums(p)) - rowSums(p) / 2; v <- cumsum(colSums(p)) - colSums(p) / 2
    mu <- sum(u * rowSums(p)); mv <- sum(v * colSums(p))
    sum(p * outer(u - mu, v - mv)) / sqrt(sum(rowSums(p) * (u - mu)^2) * sum(colSums(p) * (v - mv)^2))
  }
)
standard_error <- function(f, table) {
  n <- sum(table); p <- table / n
  # Shares are normalised inside, so that the derivative is along the simplex.
  slope <- sapply(seq_along(p), function(i) {
    q <- p + 0i; q[i] <- q[i] + 1e-30i
    Im(f(q / sum(q))) / 1e-30
  })
  sqrt(sum(p * slope^2) / n)
}
number <- function(x) ifelse(is.infinite(x), "\"Inf\"", sprintf("%.17g", x))
json_table <- function(table) {
  paste0("[", paste(apply(table, 1, function(r) paste0("[", paste(r, collapse = ", "), "]")), collapse = ", "), "]")
}
object <- function(...) { x <- list(...); paste0("{", paste0("\"", names(x), "\": ", x, collapse = ", "), "}") }
ordinal <- function(table) {
  values <- lapply(measures, function(f) sprintf("[%s, %s]", number(f(table / sum(table))), number(standard_error(f, table))))
  do.call(object, c(list(table = json_table(table)), values))
}
root <- function(f, range) uniroot(f, range, tol = 1e-15, maxiter = 1e4)$root
nominal <- function(table, level = 0.95) {
  x <- suppressWarnings(chisq.test(table, correct = FALSE)); n <- sum(table); df <- x$parameter; s <- x$statistic
  k <- dim(table); most <- n * (min(k) - 1); small <- k - (k - 1)^2 / (n - 1)
  ncp <- function(p) if (pchisq(s, df) <= p) 0 else root(function(l) pchisq(s, df, l) - p, c(0, 10 * s + 100))
  v <- sqrt(s / most)
  object(table = json_table(table), estimate = number(v),
    biasCorrected = number(sqrt(max(0, s / n - prod(k - 1) / (n - 1)) / (min(small) - 1))),
    low = number(sqrt(ncp(1 - (1 - level) / 2) / most)), high = number(max(v, min(1, sqrt(ncp((1 - level) / 2) / most)))))
}
odds <- function(x) {
  f <- fisher.test(x)
  m <- sum(x[, 1]); n <- sum(x[, 2]); k <- sum(x[1, ]); lo <- max(0, k - n); hi <- min(k, m); s <- lo:hi; a <- x[1, 1]
  logs <- dhyper(s, m, n, k, log = TRUE)
  d <- function(t) { w <- logs + t * s; w <- exp(w - max(w)); w / sum(w) }
  solve <- function(f) exp(root(f, c(-25, 25)))
  estimate <- if (a == lo) 0 else if (a == hi) Inf else solve(function(t) sum((s - a) * d(t)))
  low <- if (a == lo) 0 else solve(function(t) sum(d(t)[s >= a]) - 0.025)
  high <- if (a == hi) Inf else solve(function(t) sum(d(t)[s <= a]) - 0.025)
  object(table = json_table(x), p = number(f$p.value), exact = sprintf("[%s]", paste(number(c(estimate, low, high)), collapse = ", ")),
    r = sprintf("[%s]", paste(number(c(f$estimate, f$conf.int)), collapse = ", ")))
}
newcombe <- function(x1, n1, x2, n2) {
  w <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
  a <- w(x1, n1); b <- w(x2, n2); p <- x1 / n1; q <- x2 / n2
  object(input = sprintf("[%d, %d, %d, %d]", x1, n1, x2, n2), estimate = number(p - q),
    low = number(p - q - sqrt((p - a[1])^2 + (b[2] - q)^2)), high = number(p - q + sqrt((a[2] - p)^2 + (q - b[1])^2)))
}
random <- function(r, c, n) {
  repeat {
    table <- matrix(rmultinom(1, n, rexp(r * c) + 0.1), r)
    if (all(rowSums(table) > 0) && all(colSums(table) > 0)) return(table)
  }
}
shapes <- list(c(2, 2, 20), c(2, 5, 60), c(3, 3, 15), c(3, 4, 98), c(4, 3, 200), c(5, 5, 97), c(6, 2, 400), c(5, 7, 30000))
tables <- lapply(shapes, function(s) random(s[1], s[2], s[3]))
# The example of SAS/STAT, The FREQ Procedure: gamma 0.5313 (0.0935), tau-b 0.3373 (0.0642), Somers C|R 0.2569 (0.0499).
tables <- c(tables, list(cbind(c(26, 26, 23, 18, 9), c(6, 7, 9, 14, 23))))
fours <- c(lapply(c(8, 15, 30, 60, 98, 300, 2000), function(n) random(2, 2, n)),
  lapply(list(c(3, 0, 1, 3), c(0, 5, 6, 2), c(5, 0, 0, 4), c(1000, 1010, 990, 1005)), function(x) matrix(x, 2)))
list_of <- function(name, lines) sprintf("\"%s\": [\n%s\n]", name, paste(lines, collapse = ",\n"))
cat("{\n", paste(list_of("ordinal", sapply(tables, ordinal)), list_of("nominal", sapply(tables, nominal)),
  list_of("odds", sapply(fours, odds)),
  list_of("difference", c(newcombe(56, 70, 48, 80), newcombe(9, 10, 3, 10), newcombe(10, 10, 0, 20), newcombe(0, 10, 0, 20), newcombe(5, 56, 0, 29))),
  sep = ",\n"), "\n}\n", sep = "")
