# Golden values of the tests of trend, from base R and the package coin.
# Run: Rscript scripts/golden/trend.R > tests/statistics/golden/trend.json

suppressMessages(library(coin))
set.seed(20240613)
number <- function(x) sprintf("%.17g", x)
json_table <- function(table) {
  paste0("[", paste(apply(table, 1, function(r) paste0("[", paste(r, collapse = ", "), "]")), collapse = ", "), "]")
}
object <- function(...) { x <- list(...); paste0("{", paste0("\"", names(x), "\": ", x, collapse = ", "), "}") }
random <- function(r, c, n) {
  repeat {
    table <- matrix(rmultinom(1, n, rexp(r * c) + 0.1), r)
    if (all(rowSums(table) > 0) && all(colSums(table) > 0)) return(table)
  }
}
observations <- function(table, columns) {
  data.frame(row = rep(row(table), table), score = columns[rep(col(table), table)])
}
# coin has exact distributions for two groups; their p counts everything as far from the mean as what was observed.
two_groups <- function(table, scores) {
  data <- observations(table, scores); data$group <- factor(data$row)
  trend <- independence_test(score ~ group, data, distribution = exact(algorithm = "shift"))
  ranks <- wilcox_test(score ~ group, data, distribution = exact(algorithm = "shift"))
  object(table = json_table(table), scores = sprintf("[%s]", paste(scores, collapse = ", ")),
    product = number(as.numeric(pvalue(trend))), concordance = number(as.numeric(pvalue(ranks))), wilcoxonZ = number(as.numeric(statistic(ranks))))
}
product <- function(table, rows, columns) {
  t <- as.table(table); dimnames(t) <- list(r = seq_len(nrow(table)), c = seq_len(ncol(table)))
  x <- lbl_test(t, scores = list(r = rows, c = columns))
  object(table = json_table(table), rows = sprintf("[%s]", paste(rows, collapse = ", ")), columns = sprintf("[%s]", paste(columns, collapse = ", ")),
    z = number(as.numeric(statistic(x, "standardized"))), p = number(as.numeric(pvalue(x))))
}
armitage <- function(table, scores) {
  x <- prop.trend.test(table[, 2], rowSums(table), scores)
  object(table = json_table(table), scores = sprintf("[%s]", paste(scores, collapse = ", ")), statistic = number(x$statistic), p = number(x$p.value))
}
exacts <- list(list(random(2, 3, 15), 1:3), list(random(2, 4, 30), 1:4), list(random(2, 5, 60), c(1, 2, 4, 7, 11)),
  list(random(2, 6, 98), 1:6), list(random(2, 4, 200), c(0, 1, 2, 10)))
products <- list(list(random(3, 4, 50), 1:3, 1:4), list(random(5, 5, 97), c(1, 2, 4, 8, 16), 1:5), list(random(4, 3, 3000), c(0.5, 1.25, 3, 7), c(-1, 0, 1)))
armitages <- list(list(random(3, 2, 40), 1:3), list(random(6, 2, 500), c(18, 25, 35, 45, 55, 65)))
list_of <- function(name, lines) sprintf("\"%s\": [\n%s\n]", name, paste(lines, collapse = ",\n"))
apply_all <- function(f, x) sapply(x, function(arguments) do.call(f, arguments))
cat("{\n", paste(list_of("exact", apply_all(two_groups, exacts)), list_of("product", apply_all(product, products)), list_of("armitage", apply_all(armitage, armitages)), sep = ",\n"), "\n}\n", sep = "")
