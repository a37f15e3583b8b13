#!/bin/sh
# Makes the fixtures of tests/sources/spss and what haven reads from them. Wants pspp, Rscript with haven and jsonlite, and node.
# Run in the project's folder: sh scripts/golden/spss-fixtures.sh [folder with the data that are not part of the project]
set -e
scripts=$PWD/scripts/golden
golden=$PWD/tests/sources/spss/golden
mkdir -p tests/sources/spss/fixtures "$golden"
node scripts/golden/spss-fixtures.ts
(
  cd tests/sources/spss/fixtures
  LC_ALL=C.UTF-8 pspp "$scripts/spss-fixtures.sps" > /dev/null
  Rscript "$scripts/spss-fixtures.R"
  Rscript "$scripts/haven.R" clear *.sav *.zsav > "$golden/fixtures.json"
)
data=${1:-../shared/data}
if [ -d "$data" ]; then
  Rscript scripts/golden/haven.R hashed "$data"/spss/*sav "$data"/efc/*sav "$data"/paa-vej-til-arbejde/*sav > "$golden/shared.json"
fi
