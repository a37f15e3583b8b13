// Lets everything go wrong that may go wrong at night, and looks whether what is published is whole and the next run goes well.
//   npm run faults                             the whole campaign, seed 1
//   npm run faults -- --only step,disk         some kinds of faults
//   npm run faults -- --count 5 --seed 7       so many of each kind
// Ends with 1 when readers saw anything but a whole edition, something was lost or left behind, or a next run did not go well.
import {isGood, printSummaries, runCampaign} from "./faults/campaign.ts";
import {kinds} from "./faults/kinds.ts";

const [...given] = process.argv.slice(2);
const options = new Map(
  given.flatMap((text, index) => (text.startsWith("--") ? [[text.slice(2), given[index + 1] ?? ""]] : [])),
);
const names = options.get("only")?.split(",") ?? Object.keys(kinds);
const stray = names.find((name) => !Object.hasOwn(kinds, name));
if (stray !== undefined) {
  console.error(`There is no kind of fault "${stray}". There are ${Object.keys(kinds).join(", ")}.`);
  process.exit(2);
}
const seed = Number(options.get("seed") ?? 1);
const count = options.has("count") ? Number(options.get("count")) : undefined;
console.log(`seed ${seed}`);
const wanted = names.flatMap((name) => kinds[name] ?? []);
// Nothing is left behind when somebody has seen enough.
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
const summaries = await runCampaign(wanted, {seed, count, say: (line) => console.log(line), stop: stop.signal});
console.log(`\n${printSummaries(summaries)}`);
process.exitCode = summaries.every(isGood) ? 0 : 1;
