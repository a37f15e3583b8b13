# Golden values of time to an outcome, from the packages survival and coin.
# Run: Rscript scripts/golden/survival.R > tests/statistics/golden/survival.json

suppressMessages({ library(survival); library(coin) })
set.seed(1958)
number <- function(x) ifelse(is.na(x) | !is.finite(x), "null", sprintf("%.17g", x))
vector <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
vectors <- function(x) paste0("[", paste(vapply(x, vector, ""), collapse = ", "), "]")
object <- function(...) { x <- list(...); paste0("{", paste0("\"", names(x), "\": ", x, collapse = ", "), "}") }

# Times with and without ties, with and without people who are followed no longer.
follow <- function(n, ties, censored) {
  time <- rexp(n, 1 / 100)
  until <- if (censored) runif(n, 20, 250) else rep(Inf, n)
  event <- as.integer(time <= until)
  time <- pmin(time, until)
  list(time = if (ties) ceiling(time / 30) else round(time, 3), event = event)
}
designs <- expand.grid(n = c(4, 7, 30, 120), ties = c(TRUE, FALSE), censored = c(TRUE, FALSE))

curve <- function(n, ties, censored) {
  data <- follow(n, ties, censored)
  fit <- survfit(Surv(data$time, data$event) ~ 1, conf.type = "log-log")
  q <- quantile(fit, c(0.25, 0.5, 0.75))
  object(time = vector(data$time), event = vector(data$event), times = vector(fit$time), waiting = vector(fit$surv),
    error = vector(fit$std.err), low = vector(fit$lower), high = vector(fit$upper),
    quantiles = vectors(lapply(1:3, function(i) c(q$quantile[i], q$lower[i], q$upper[i]))))
}

compare <- function(sizes, ties, censored) {
  data <- lapply(seq_along(sizes), function(g) follow(sizes[g], ties, censored))
  time <- unlist(lapply(data, `[[`, "time")); event <- unlist(lapply(data, `[[`, "event"))
  group <- factor(rep(seq_along(sizes), sizes))
  fit <- survdiff(Surv(time, event) ~ group)
  df <- sum(fit$exp > 0) - 1
  object(groups = vectors(lapply(data, `[[`, "time")), events = vectors(lapply(data, `[[`, "event")),
    observed = vector(fit$obs), expected = vector(fit$exp), statistic = number(fit$chisq), df = number(df),
    p = number(pchisq(fit$chisq, df, lower.tail = FALSE)))
}

# coin's exact distribution is for two groups.
permuted <- function(sizes, ties, censored) {
  data <- lapply(seq_along(sizes), function(g) follow(sizes[g], ties, censored))
  time <- unlist(lapply(data, `[[`, "time")); event <- unlist(lapply(data, `[[`, "event"))
  group <- factor(rep(seq_along(sizes), sizes))
  test <- logrank_test(Surv(time, event) ~ group, ties.method = "mid-ranks", distribution = exact(algorithm = "split-up"))
  object(groups = vectors(lapply(data, `[[`, "time")), events = vectors(lapply(data, `[[`, "event")), p = number(pvalue(test)))
}

list_of <- function(name, lines) sprintf("\"%s\": [\n%s\n]", name, paste(lines, collapse = ",\n"))
cases <- function(f, sizes) unlist(lapply(sizes, function(s) mapply(function(t, c) f(s, t, c), c(TRUE, TRUE, FALSE, FALSE), c(TRUE, FALSE, TRUE, FALSE))))
cat("{\n\"source\": \"R ", as.character(getRversion()), ", survival ", as.character(packageVersion("survival")), ", coin ", as.character(packageVersion("coin")), "\",\n",
  paste(
    list_of("curves", mapply(curve, designs$n, designs$ties, designs$censored)),
    list_of("comparisons", cases(compare, list(c(5, 6), c(40, 25), c(10, 20, 30), c(8, 3, 50, 12)))),
    list_of("exact", cases(permuted, list(c(4, 5), c(7, 6)))),
    sep = ",\n"), "\n}\n", sep = "")
