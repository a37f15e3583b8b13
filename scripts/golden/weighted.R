# Golden values of weighted means, shares and the Rao-Scott test, from R's package survey.
# Run: Rscript scripts/golden/weighted.R > tests/statistics/golden/weighted.json
# Every case is a sample with its design (absent lists are null) and survey's results on it, to 17 digits. Values are NA,
# written as null, for observations outside the subpopulation.

suppressPackageStartupMessages(library(survey))
set.seed(20241122)

number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
list_of <- function(x) if (is.null(x)) "null" else paste0("[", paste(number(x), collapse = ", "), "]")
field <- function(name, text) paste0("\"", name, "\": ", text)

case <- function(name, data, strata, clusters, weights, populations, domain = rep(TRUE, nrow(data))) {
  given <- function(use, column) if (use) data[[column]] else NULL
  design <- svydesign(
    ids = if (clusters) ~cluster else ~1, strata = if (strata) ~stratum else NULL,
    weights = if (weights) ~weight else rep(1, nrow(data)), fpc = if (populations) ~population else NULL,
    data = data, nest = TRUE)
  part <- subset(design, domain)
  df <- degf(part)
  mean <- svymean(~y, part)
  shares <- svymean(~factor(a), part)
  codes <- sort(unique(data$a[domain]))
  intervals <- sapply(codes, function(code) {
    attr(svyciprop(as.formula(paste0("~I(a == ", code, ")")), part, method = "xlogit", df = df), "ci")
  })
  test <- svychisq(~a + b, part, statistic = "F")
  inside <- function(x) ifelse(domain, x, NA)
  expected <- c(
    field("df", number(df)), field("mean", number(coef(mean))), field("se", number(SE(mean))),
    field("interval", list_of(confint(mean, df = df))), field("p", number(2 * pt(-abs(coef(mean) / SE(mean)), df))),
    field("shares", list_of(coef(shares))), field("shareErrors", list_of(SE(shares))),
    field("shareLows", list_of(intervals[1, ])), field("shareHighs", list_of(intervals[2, ])),
    field("raoScott", list_of(c(test$statistic, test$parameter, test$p.value))))
  lines <- c(
    field("name", paste0("\"", name, "\"")), field("y", list_of(inside(data$y))), field("a", list_of(inside(data$a))),
    field("b", list_of(inside(data$b))), field("weights", list_of(given(weights, "weight"))),
    field("strata", list_of(given(strata, "stratum"))), field("clusters", list_of(given(clusters, "cluster"))),
    field("populations", list_of(given(populations, "population"))),
    field("expect", paste0("{", paste(expected, collapse = ", "), "}")))
  paste0("{", paste(lines, collapse = ",\n "), "}")
}

sample_data <- function(n, strata, clusters_each) {
  stratum <- rep_len(seq_len(strata), n)
  cluster <- 1 + (seq_len(n) %/% strata) %% clusters_each
  effect <- rnorm(strata * clusters_each, sd = 0.7)[(stratum - 1) * clusters_each + cluster]
  a <- 1 + (rnorm(n) + effect > -0.4) + (rnorm(n) + effect > 0.6)
  data.frame(stratum, cluster, a = a, b = 1 + rbinom(n, 3, plogis((a - 2) / 2 + effect)), y = round(3 * effect + rnorm(n, 1, 4), 2),
             weight = round(rgamma(n, 4), 3) + 0.1, population = c(40, 25, 61, 30)[stratum])
}

big <- sample_data(180, 3, 9)
small <- sample_data(40, 2, 5)
units <- transform(sample_data(70, 2, 35), population = c(90, 48)[stratum])
empty <- transform(big, b = ifelse(a == 1 & b == 4, 1, b))
part <- big$y > -2 & big$stratum != 3
lines <- c(
  case("no design", small, FALSE, FALSE, FALSE, FALSE),
  case("weights", big, FALSE, FALSE, TRUE, FALSE),
  case("strata", big, TRUE, FALSE, TRUE, FALSE),
  case("clusters", transform(big, cluster = stratum * 100 + cluster), FALSE, TRUE, TRUE, FALSE),
  case("strata and clusters", big, TRUE, TRUE, TRUE, FALSE),
  case("few clusters", small, TRUE, TRUE, TRUE, FALSE),
  case("finite population of observations", units, TRUE, FALSE, FALSE, TRUE),
  case("finite population of clusters", big, TRUE, TRUE, TRUE, TRUE),
  case("subpopulation", big, TRUE, TRUE, TRUE, TRUE, part),
  case("an empty cell", empty, TRUE, TRUE, TRUE, FALSE))
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
