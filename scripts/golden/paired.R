# Golden values of src/statistics/paired and src/statistics/one-sample, from base R's own tests; where R has none, from
# the definition, computed another way than in the program: by enumeration, by numerical maximisation, by the
# generalised inverse. MASS comes with R.
# Run: Rscript scripts/golden/paired.R > tests/statistics/golden/paired.json

set.seed(20240612)
digits <- function(x) sub("\\+", "", sprintf("%.17g", x))
list_of <- function(x) paste0("[", paste(digits(x), collapse = ","), "]")
table_of <- function(x) paste0("[", paste(apply(x, 1, list_of), collapse = ","), "]")
group <- function(name, lines) paste0("\"", name, "\": [\n", paste(unlist(lines), collapse = ",\n"), "\n]")
case <- function(...) {
  fields <- list(...)
  paste0("{", paste0("\"", names(fields), "\": ", unlist(fields), collapse = ", "), "}")
}

# The distribution of the signed-rank statistic without ties.
signed_rank <- unlist(lapply(c(1, 2, 5, 10, 30, 80, 200), function(n) {
  total <- n * (n + 1) / 2
  lapply(unique(floor(total * c(0, 0.05, 0.2, 0.35, 0.5, 0.6, 0.9, 1))), function(w) {
    case(n = n, statistic = w, probability = digits(dsignrank(w, n)), lower = digits(psignrank(w, n)),
         upper = digits(psignrank(w - 1, n, lower.tail = FALSE)))
  })
}))
signed_rank_quantiles <- unlist(lapply(c(3, 12, 40), function(n) {
  lapply(c(0.003, 0.025, 0.2, 0.5, 0.7, 0.975), function(p) case(n = n, p = digits(p), quantile = qsignrank(p, n)))
}))

# Wilcoxon without ties by R; with ties and zeros by enumerating all signs, zeros by Wilcoxon and by Pratt.
untied <- lapply(c(2, 6, 15, 40), function(n) {
  d <- sample(1:(3 * n), n) * sample(c(-1, 1, 1), n, TRUE) + 0.25
  exact <- wilcox.test(d, exact = TRUE)
  case(differences = list_of(d), V = digits(exact$statistic), p = digits(exact$p.value),
       asymptotic = digits(wilcox.test(d, exact = FALSE, correct = FALSE)$p.value),
       continuity = digits(wilcox.test(d, exact = FALSE, correct = TRUE)$p.value))
})
enumerated <- function(d, zeros) {
  kept <- d[d != 0]
  r <- if (zeros == "pratt") rank(abs(d))[d != 0] else rank(abs(kept))
  V <- sum(r[kept > 0])
  signs <- as.matrix(expand.grid(rep(list(0:1), length(r))))
  sums <- as.vector(signs %*% r)
  far <- abs(sums - sum(r) / 2) >= abs(V - sum(r) / 2) - 1e-9
  z <- (V - sum(r) / 2) / sqrt(sum(r^2) / 4)
  case(differences = list_of(d), zeros = paste0("\"", zeros, "\""), V = digits(V), p = digits(mean(far)),
       asymptotic = digits(2 * pnorm(-abs(z))))
}
tied <- unlist(lapply(c(3, 6, 9, 12), function(n) {
  lapply(1:3, function(i) {
    d <- sample(c(-3:4, 1, 1, 2), n, TRUE)
    if (all(d == 0)) d[1] <- 1
    c(enumerated(d, "wilcoxon"), enumerated(d, "pratt"))
  })
}))

paired_t <- unlist(lapply(c(2, 3, 10, 100, 2000), function(n) {
  lapply(c(0.8, 0.95, 0.999), function(level) {
    before <- round(rnorm(n, 50, 20))
    after <- round(before + rnorm(n, 0.4, 8)) + c(0, 1, rep(0, n - 2))
    r <- t.test(after, before, paired = TRUE, conf.level = level)
    case(before = list_of(before), after = list_of(after), level = level, mean = digits(r$estimate),
         t = digits(r$statistic), p = digits(r$p.value), ci = list_of(r$conf.int))
  })
}))

# Stuart-Maxwell with the Moore-Penrose inverse, so that singular categories are dropped as in coin.
random_square <- function(k, n, sparse) {
  weights <- outer(1:k, 1:k, function(i, j) exp(-sparse * abs(i - j)) * (1 + 0.6 * (j > i)))
  matrix(rmultinom(1, n, weights), k)
}
stuart_maxwell_of <- function(table) {
  d <- rowSums(table) - colSums(table)
  v <- -(table + t(table))
  diag(v) <- 0
  diag(v) <- -rowSums(v)
  values <- eigen(v, symmetric = TRUE)$values
  rank <- sum(values > 1e-9 * max(values))
  statistic <- as.numeric(d %*% MASS::ginv(v, tol = 1e-9) %*% d)
  case(table = table_of(table), statistic = digits(statistic), df = rank,
       p = digits(pchisq(statistic, rank, lower.tail = FALSE)))
}
blocks <- rbind(c(5, 3, 0, 0, 0), c(1, 4, 0, 0, 0), c(0, 0, 7, 0, 0), c(0, 0, 0, 2, 6), c(0, 0, 0, 1, 3))
stuart_maxwell <- c(list(stuart_maxwell_of(blocks)), unlist(lapply(2:7, function(k) {
  lapply(c(20, 98, 3000), function(n) stuart_maxwell_of(random_square(k, n, 1)))
})))
bowker <- unlist(lapply(3:7, function(k) {
  lapply(c(98, 3000), function(n) {
    table <- random_square(k, n, 0.1) + 1
    r <- mcnemar.test(table)
    case(table = table_of(table), statistic = digits(r$statistic), df = r$parameter, p = digits(r$p.value))
  })
}))

random_repeated <- function(n, k, values) matrix(sample(values, n * k, TRUE), n)
friedman <- unlist(lapply(c(2, 3, 5, 8), function(k) {
  lapply(c(4, 23, 150), function(n) {
    x <- random_repeated(n, k, 1:5)
    x[, 1] <- pmin(5, x[, 1] + rbinom(n, 1, 0.3))
    r <- friedman.test(x)
    case(matrix = table_of(x), statistic = digits(r$statistic), df = r$parameter, p = digits(r$p.value))
  })
}))
# Cochran's Q is Friedman's test on ones and zeros.
cochran <- unlist(lapply(c(2, 3, 6), function(k) {
  lapply(c(6, 40, 200), function(n) {
    x <- random_repeated(n, k, 0:1)
    x[, k] <- pmax(x[, k], rbinom(n, 1, 0.3))
    r <- friedman.test(x)
    case(matrix = table_of(x), statistic = digits(r$statistic), df = r$parameter, p = digits(r$p.value))
  })
}))

# Newcombe's method 10, with Wilson's intervals from prop.test.
newcombe <- lapply(list(c(36, 12, 2, 0), c(1, 1, 7, 12), c(59, 6, 16, 80), c(20, 12, 2, 16), c(0, 0, 0, 7), c(9, 0, 0, 0),
                        c(3, 0, 0, 4), c(0, 5, 2, 0), c(400, 31, 55, 1200)), function(x) {
  n <- sum(x)
  p <- c(x[1] + x[3], x[1] + x[2]) / n
  w <- suppressWarnings(sapply(p * n, function(k) prop.test(round(k), n, correct = FALSE)$conf.int))
  e <- x[1] * x[4] - x[2] * x[3]
  a <- prod(x[1] + x[2], x[3] + x[4], x[1] + x[3], x[2] + x[4])
  phi <- if (a == 0) 0 else (if (e > n / 2) e - n / 2 else if (e >= 0) 0 else e) / sqrt(a)
  side <- function(u, v) sqrt(u^2 - 2 * phi * u * v + v^2)
  case(table = table_of(matrix(x, 2, byrow = TRUE)), difference = digits(p[1] - p[2]),
       low = digits(p[1] - p[2] - side(p[1] - w[1, 1], w[2, 2] - p[2])),
       high = digits(p[1] - p[2] + side(w[2, 1] - p[1], p[2] - w[1, 2])))
})

# Tango's interval: the nuisance share by maximising the trinomial likelihood, the ends by root finding.
tango <- unlist(lapply(list(c(40, 20, 160), c(12, 2, 50), c(1, 7, 21), c(16, 6, 161), c(5, 4, 12), c(300, 250, 4000)), function(x) {
  lapply(c(0.9, 0.95, 0.99), function(level) {
    b <- x[1]; c <- x[2]; n <- x[3]
    z <- qnorm((1 + level) / 2)
    score <- function(delta) {
      low <- max(0, -delta)
      high <- (1 - delta) / 2
      slope <- function(q) b / (q + delta) + c / q - 2 * (n - b - c) / (1 - 2 * q - delta)
      q <- uniroot(slope, c(low + 1e-13, high - 1e-13), tol = 1e-16, maxiter = 10000)$root
      (b - c - n * delta) / sqrt(n * (2 * q + delta - delta^2))
    }
    estimate <- (b - c) / n
    low <- uniroot(function(d) score(d) - z, c(-0.99, estimate), tol = 1e-14)$root
    high <- uniroot(function(d) score(d) + z, c(estimate, 0.99), tol = 1e-14)$root
    case(up = b, down = c, n = n, level = level, low = digits(low), high = digits(high))
  })
}))

binomial <- unlist(lapply(list(c(3, 20), c(0, 9), c(9, 9), c(19, 98), c(20, 98), c(11, 98), c(250, 1000), c(5, 10)), function(x) {
  lapply(c(0, 0.05, 0.2, 0.5, 0.83, 1), function(target) {
    p <- sapply(c("two.sided", "less", "greater"), function(side) binom.test(x[1], x[2], target, side)$p.value)
    case(successes = x[1], n = x[2], target = digits(target), p = list_of(p))
  })
}))

# The exact multinomial test by listing every outcome.
compositions <- function(n, k) {
  if (k == 1) return(matrix(n, 1, 1))
  do.call(rbind, lapply(0:n, function(x) cbind(x, compositions(n - x, k - 1))))
}
multinomial <- unlist(lapply(2:5, function(k) {
  lapply(c(1, 5, 12, 25), function(n) {
    shares <- rexp(k) + 0.05
    if (n == 12) shares <- rep(1, k)
    shares <- shares / sum(shares)
    counts <- as.vector(rmultinom(1, n, rexp(k) + 0.3))
    outcomes <- compositions(n, k)
    probabilities <- exp(lfactorial(n) - rowSums(lfactorial(outcomes)) + as.vector(outcomes %*% log(shares)))
    observed <- dmultinom(counts, prob = shares)
    case(counts = list_of(counts), shares = list_of(shares),
         p = digits(sum(probabilities[probabilities <= observed * (1 + 1e-7)])))
  })
}))

groups <- c(group("signedRank", signed_rank), group("signedRankQuantile", signed_rank_quantiles), group("untied", untied),
            group("tied", tied), group("pairedT", paired_t), group("stuartMaxwell", stuart_maxwell),
            group("bowker", bowker), group("friedman", friedman), group("cochranQ", cochran),
            group("pairedDifference", newcombe), group("netChange", tango), group("binomialTest", binomial),
            group("exactGoodnessOfFit", multinomial))
cat("{\n\"source\": \"", R.version.string, "\",\n", paste(groups, collapse = ",\n"), "\n}\n", sep = "")
