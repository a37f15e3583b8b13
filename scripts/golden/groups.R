# Golden values for comparing groups, from base R and the package boot (recommended, comes with R).
# Run: Rscript scripts/golden/groups.R > tests/statistics/golden/groups.json

set.seed(1952)
number <- function(x) sprintf("%.17g", x)
vector <- function(x) paste0("[", paste(ifelse(is.na(x), "null", number(x)), collapse = ", "), "]")
vectors <- function(x) paste0("[", paste(vapply(x, vector, ""), collapse = ", "), "]")
object <- function(...) {
  fields <- c(...)
  paste0("{", paste0("\"", names(fields), "\": ", fields, collapse = ", "), "}")
}

# Samples of many kinds: answers on short scales, measurements, and measurements far from 0.
sizes <- list(c(2, 2), c(3, 9), c(5, 6, 7), c(4, 12, 30), c(20, 20, 20, 20), c(2, 3, 40, 5, 6))
kinds <- list(
  function(n, group) sample(1:5, n, replace = TRUE, prob = 5:1 + group) + c(0.25, rep(0, n - 1)),
  function(n, group) round(rnorm(n, group / 3, 1 + group / 4), 4),
  function(n, group) 1e6 + round(rexp(n, 1 / group), 3)
)
samples <- unlist(lapply(sizes, function(size) lapply(kinds, function(kind) Map(kind, size, seq_along(size)))), FALSE)

# The lower triangle of a matrix of pairwise p, in the order 1-2, 1-3, …, 2-3, …
pairs <- function(result) {
  p <- result$p.value
  k <- ncol(p) + 1
  unlist(lapply(seq_len(k - 1), function(first) p[first:(k - 1), first]))
}

analyse <- function(groups) {
  values <- unlist(groups)
  group <- factor(rep(seq_along(groups), lengths(groups)))
  classic <- oneway.test(values ~ group, var.equal = TRUE)
  welch <- oneway.test(values ~ group)
  between <- unname(classic$statistic * classic$parameter[1])
  object(
    groups = vectors(groups),
    anova = vector(c(classic$statistic, classic$parameter, classic$p.value, between / (between + classic$parameter[2]))),
    welch = vector(c(welch$statistic, welch$parameter, welch$p.value)),
    pairwiseT = vector(pairs(pairwise.t.test(values, group, pool.sd = FALSE))),
    pairwiseWilcox = vector(pairs(suppressWarnings(pairwise.wilcox.test(values, group, exact = FALSE, correct = FALSE))))
  )
}

rank_sum <- function(m, n) {
  q <- 0:(m * n)
  object(m = m, n = n, lower = vector(pwilcox(q, m, n)), upper = vector(pwilcox(q - 1, m, n, lower.tail = FALSE)))
}

# boot's interval from the replicates and jackknife influences it is given. Replicates are without ties.
bca <- function(values, statistic, conf) {
  replicates <- boot::boot(values, function(data, i) statistic(data[i]), 999)$t[, 1]
  replicates <- sort(replicates + rnorm(999, 0, 1e-9))
  left_out <- vapply(seq_along(values), function(i) statistic(values[-i]), 0)
  influences <- mean(left_out) - left_out
  ends <- boot:::bca.ci(NULL, conf, t0 = statistic(values), t = replicates, L = influences)
  object(estimate = number(statistic(values)), replicates = vector(replicates), influences = vector(influences),
         level = number(conf), ends = vector(ends[1, 4:5]))
}

adjust <- function(p, n) {
  object(p = vector(p), n = number(n), holm = vector(p.adjust(p, "holm", n)), bh = vector(p.adjust(p, "BH", n)))
}

list_of <- function(items) paste0("[\n", paste(items, collapse = ",\n"), "\n]")
cat("{\n\"source\": \"", R.version.string, "\",\n",
    "\"samples\": ", list_of(vapply(samples, analyse, "")), ",\n",
    "\"rankSums\": ", list_of(Map(rank_sum, c(1, 3, 5, 9, 14), c(4, 3, 8, 12, 30))), ",\n",
    "\"bca\": ", list_of(c(bca(rexp(30), mean, 0.95), bca(round(rnorm(24, 3), 2), sd, 0.9),
                           bca(rexp(15) * 100, function(x) mean(x) / sd(x), 0.8))), ",\n",
    "\"adjusted\": ", list_of(c(adjust(c(0.001, 0.04, 0.04, 0.2, 0.9), 5), adjust(c(0.01, 0.002, 0.3), 10),
                                adjust(runif(40)^3, 40), adjust(c(0, 1, 1e-300), 4))), "\n}\n", sep = "")
