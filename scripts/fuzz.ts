// Looks for what breaks the tool, with inputs and evaluations from seeded random numbers.
//   npm run fuzz -- sources                      24,000 broken exports over all readers, seed 1
//   npm run fuzz -- sources --count 500          that many for each reader
//   npm run fuzz -- sources --reader spss --seed 7
//   npm run fuzz -- analyses                     100 invented evaluations with specs of every kind of analysis
//   npm run fuzz -- analyses --count 10 --kind units --seed 7
//   npm run fuzz -- analyses --first 42 --count 1
// Ends with 1 when an input crashed its reader, hung it for ten seconds, or took more than a gigabyte, and when an analysis
// threw anything but an error with a place, or gave a result that cannot be.
import {fuzzAnalyses} from "./fuzz/fuzz-analyses.ts";
import {fuzzSources} from "./fuzz/fuzz-sources.ts";

const [what, ...rest] = process.argv.slice(2);
const options = new Map(
  rest.flatMap((text, index) => (text.startsWith("--") ? [[text.slice(2), rest[index + 1] ?? ""]] : [])),
);
const campaigns = new Map([
  ["sources", fuzzSources],
  ["analyses", fuzzAnalyses],
]);
const campaign = campaigns.get(what ?? "");
if (campaign === undefined) {
  console.error("usage: npm run fuzz -- sources [--count n] [--reader name] [--seed n]");
  console.error("       npm run fuzz -- analyses [--count n] [--kind name] [--seed n] [--first n]");
  process.exit(2);
}
process.exitCode = (await campaign(options)) ? 0 : 1;
