# pandas: read_csv and a count for each cross-table, with Pearson's chi-square of those who have answered.
import sys
import pandas

svar = pandas.read_csv(sys.argv[1])
for pair in sys.argv[2:]:
    rows, columns = pair.split(",")
    counts = svar.groupby([rows, columns]).size().unstack(fill_value=0).to_numpy()
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / counts.sum()
    statistic = ((counts - expected) ** 2 / expected).sum()
with open("/proc/self/status") as status:
    print(*[line.strip() for line in status if line.startswith("VmHWM")], file=sys.stderr)
