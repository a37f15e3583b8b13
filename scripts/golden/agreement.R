# Golden values of two coders' agreement, from the package vcd.
# Run: Rscript scripts/golden/agreement.R > tests/statistics/golden/agreement.json

suppressMessages(library(vcd))
set.seed(1960)
number <- function(x) sprintf("%.17g", x)
vector <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
json_table <- function(table) paste0("[", paste(apply(table, 1, vector), collapse = ", "), "]")
coded <- function(k, n, sure) {
  first <- sample(k, n, replace = TRUE, prob = k:1)
  second <- ifelse(runif(n) < sure, first, pmin(k, pmax(1, first + sample(-1:1, n, replace = TRUE))))
  table(factor(first, seq_len(k)), factor(second, seq_len(k)))
}
tables <- list(matrix(c(20, 10, 5, 15), 2), matrix(c(45, 25, 15, 15), 2), coded(2, 98, 0.9), coded(3, 40, 0.7), coded(4, 60, 0.5),
  coded(5, 200, 0.8), matrix(c(0, 12, 9, 0), 2))
values <- function(fit) vector(c(fit["value"], fit["ASE"]))
case <- function(table) {
  linear <- Kappa(table, weights = "Equal-Spacing")
  quadratic <- Kappa(table, weights = "Fleiss-Cohen")
  sprintf("{\"table\": %s, \"none\": %s, \"linear\": %s, \"quadratic\": %s}", json_table(table), values(linear$Unweighted),
    values(linear$Weighted), values(quadratic$Weighted))
}
cat("{\"source\": \"R ", as.character(getRversion()), ", vcd ", as.character(packageVersion("vcd")), "\",\n\"kappa\": [\n",
  paste(sapply(tables, case), collapse = ",\n"), "\n]}\n", sep = "")
