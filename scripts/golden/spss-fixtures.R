# Fixtures for the reader of SPSS files, written by haven. All answers are invented.
# Run in the folder tests/sources/spss/fixtures: Rscript ../../../../scripts/golden/spss-fixtures.R
library(haven)

answers <- data.frame(
  id = c("p1", "p2", "p3", "p4", "p5"),
  hours = labelled_spss(c(37, 999, 12.25, NA, -3), labels = c(Uoplyst = 999), na_values = 999, label = "Timer pr. uge"),
  score = labelled_spss(c(1, 2, 95, 10, 7), labels = c("Slet ikke" = 1, "Fuldt ud" = 10), na_range = c(90, Inf)),
  low = labelled_spss(c(-5, 2, 3, 4, 0), na_range = c(-Inf, 0), na_values = 4),
  job = labelled_spss(
    c("i arbejde", "uoplyst", "ved ikke", "i arbejde", ""),
    labels = c("I arbejde" = "i arbejde", "Uoplyst" = "uoplyst"), na_values = c("uoplyst", "ved ikke")
  ),
  sex = labelled(c("K", "M", "K", "", "X"), labels = c(Kvinde = "K", Mand = "M")),
  day = as.Date(c("2018-02-01", "1999-12-31", NA, "1582-10-15", "2400-02-29")),
  moment = as.POSIXct(c("2020-02-28 23:59:59", "2021-01-01 00:00:00", NA, "1970-01-01 12:30:01", "2000-02-29 06:07:08"), tz = "UTC"),
  time = hms::hms(c(0, 3661, 86399, NA, 43870.5)),
  comment = c("Så længe det går", strrep("æøå ", 60), "", "linje 1\nlinje 2", "«citat» & \"mere\" = 1")
)
attr(answers$comment, "label") <- "Bemærkninger"

write_sav(answers, "haven-packed.sav", compress = "byte")
write_sav(answers, "haven-plain.sav", compress = "none")
write_sav(answers, "haven-zipped.zsav", compress = "zsav")
