# Golden values of Fisher's exact test for tables of many shapes, from R's fisher.test (algorithm FEXACT).
# Run: Rscript scripts/golden/fisher.R > tests/statistics/golden/fisher.json
# R itself is exact to about 1e-9 here, because it merges paths of nearly equal length.

set.seed(20240611)
shapes <- list(c(2, 2), c(2, 3), c(2, 6), c(2, 10), c(3, 3), c(3, 5), c(3, 8), c(4, 4), c(4, 6), c(5, 3), c(5, 5), c(6, 2), c(6, 5))
one <- function(shape, n) {
  rows <- rmultinom(1, n, rexp(shape[1]) + 0.2)
  columns <- rexp(shape[2]) + 0.2
  table <- t(apply(rows, 1, function(total) rmultinom(1, total, columns * rexp(shape[2], 2) + 0.05)))
  stopifnot(sum(rowSums(table) > 0) > 1, sum(colSums(table) > 0) > 1)
  p <- fisher.test(table, workspace = 2e8)$p.value
  cells <- apply(table, 1, function(row) paste0("[", paste(row, collapse = ", "), "]"))
  sprintf("{\"table\": [%s], \"p\": %.17g}", paste(cells, collapse = ", "), p)
}
occupied <- function(shape, n) {
  repeat {
    line <- tryCatch(one(shape, n), error = function(e) NULL)
    if (!is.null(line)) return(line)
  }
}
lines <- unlist(lapply(shapes, function(shape) lapply(c(9, 25, 45, 70), function(n) occupied(shape, n))))
cat("[\n", paste(lines, collapse = ",\n"), "\n]\n", sep = "")
