# data.table: fread and a count for each cross-table, with Pearson's chi-square of those who have answered.
suppressPackageStartupMessages(library(data.table))
args <- commandArgs(trailingOnly = TRUE)
svar <- fread(args[1], na.strings = "", encoding = "UTF-8")
for (pair in strsplit(args[-1], ",")) {
  counts <- svar[, .N, by = pair]
  counts <- counts[!is.na(counts[[1]]) & !is.na(counts[[2]])]
  table <- xtabs(counts$N ~ counts[[1]] + counts[[2]])
  suppressWarnings(chisq.test(table, correct = FALSE))
}
cat(grep("VmHWM", readLines("/proc/self/status"), value = TRUE), file = stderr())
