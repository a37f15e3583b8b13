# What haven reads from .sav and .zsav files, to hold the own reader against.
# Run: Rscript scripts/golden/haven.R clear|hashed FILE… > golden.json
# `clear` writes everything; `hashed` writes digests of names, labels and values, for data that belong to others. Clear
# numbers have 15 digits; the digest is of all their bits.
suppressMessages({
  library(haven)
  library(jsonlite)
})

numeric_bytes <- function(x) {
  x <- as.double(x)
  x[is.na(x)] <- -.Machine$double.xmax
  writeBin(x, raw(), endian = "little")
}
text_bytes <- function(x) unlist(lapply(enc2utf8(as.character(x)), function(text) c(charToRaw(text), as.raw(0))))
bytes_of <- function(x) if (is.character(x)) text_bytes(x) else numeric_bytes(x)
digest <- function(bytes) {
  file <- tempfile()
  on.exit(unlink(file))
  writeBin(if (is.null(bytes)) raw() else bytes, file)
  unname(tools::md5sum(file))
}

# Infinity is no JSON: an open end of a range is null.
finite <- function(x) if (is.null(x)) NULL else ifelse(is.infinite(x), NA, x)
plain <- function(x) {
  if (inherits(x, "Date") || inherits(x, "POSIXct") || inherits(x, "difftime")) as.double(x) else as.vector(zap_attributes(x))
}
zap_attributes <- function(x) { attributes(x) <- NULL; x }

# haven takes the blanks that fill up a text off values, but not off short labelled and missing ones.
trim <- function(x) if (is.character(x)) sub(" +$", "", x) else x

variable <- function(name, x, is_clear) {
  labels <- attr(x, "labels")
  values <- plain(x)
  label_texts <- names(labels)
  label <- attr(x, "label", exact = TRUE)
  list(
    name = if (is_clear) name else digest(text_bytes(name)),
    label = if (is_clear || is.null(label)) label else digest(text_bytes(label)),
    class = class(x)[1],
    format = attr(x, "format.spss"),
    labels = if (is.null(labels)) NULL else if (is_clear) {
      Map(function(value, label) list(value = value, label = label), unname(trim(plain(labels))), label_texts) |> unname()
    } else digest(c(bytes_of(trim(plain(labels))), text_bytes(label_texts))),
    missingValues = if (is.null(attr(x, "na_values"))) NULL else I(trim(as.vector(attr(x, "na_values")))),
    missingRange = finite(attr(x, "na_range")),
    digest = digest(bytes_of(values)),
    values = if (is_clear) I(values) else NULL
  )
}

arguments <- commandArgs(trailingOnly = TRUE)
is_clear <- arguments[1] == "clear"
files <- lapply(arguments[-1], function(file) {
  data <- suppressWarnings(read_sav(file, user_na = TRUE))
  list(file = basename(file), rows = nrow(data), variables = Map(function(name, x) variable(name, x, is_clear), names(data), data) |> unname())
})
cat(toJSON(files, auto_unbox = TRUE, digits = I(17), null = "null", na = "null", pretty = is_clear), "\n")
