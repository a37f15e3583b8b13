# Golden values of columns compared pair by pair, and each with the rest, within the rows of a cross-table.
# Run: Rscript scripts/golden/comparison.R > tests/statistics/golden/comparison.json
# Each test is chisq.test(correct = FALSE), or fisher.test where an expected count of the four is below 5; Holm's correction within a row.

set.seed(1979)
number <- function(x) sprintf("%.17g", x)
vector <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
json_table <- function(table) paste0("[", paste(apply(table, 1, vector), collapse = ", "), "]")
test <- function(four) {
  expected <- outer(rowSums(four), colSums(four)) / sum(four)
  if (any(expected < 5)) fisher.test(four)$p.value else chisq.test(four, correct = FALSE)$p.value
}
holm <- function(fours) {
  usable <- Filter(function(four) all(rowSums(four) > 0) && all(colSums(four) > 0), fours)
  p.adjust(vapply(usable, test, 0), "holm")
}
pairs_of_row <- function(table, row) {
  fours <- combn(ncol(table), 2, function(pair) {
    rbind(table[row, pair], colSums(table)[pair] - table[row, pair])
  }, simplify = FALSE)
  holm(fours)
}
rest_of_row <- function(table, row) {
  fours <- lapply(seq_len(ncol(table)), function(column) {
    own <- c(table[row, column], sum(table[, column]) - table[row, column])
    cbind(own, c(sum(table[row, ]), sum(table) - sum(table[row, ])) - own)
  })
  holm(fours)
}
case <- function(table) {
  rows <- seq_len(nrow(table))
  of <- function(f) paste(sapply(rows, function(row) vector(f(table, row))), collapse = ", ")
  sprintf("{\"table\": %s, \"letters\": [%s], \"stars\": [%s]}", json_table(table), of(pairs_of_row), of(rest_of_row))
}
draw <- function(n) t(rmultinom(3, n, c(4, 2, 1))) + matrix(rpois(9, 2), 3)
tables <- list(matrix(c(30, 12, 8, 10, 25, 15, 5, 9, 31), 3), matrix(c(9, 3, 1, 2, 7, 2, 1, 1, 6), 3), draw(40), draw(12))
cat("{\"source\": \"R ", as.character(getRversion()), "\",\n\"comparisons\": [\n", paste(sapply(tables, case), collapse = ",\n"), "\n]}\n", sep = "")
