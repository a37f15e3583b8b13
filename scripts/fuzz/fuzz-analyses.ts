import {analysisKinds, mergedOutcomes, type SpecOutcome, type SpecProblem} from "./analyses/run-evaluations.ts";
import {runThread} from "./run-thread.ts";

const evaluationsInAll = 100;
/** So many problems are told in full. */
const told = 20;

/** Runs specs of every kind in invented evaluations: each must give a result that can be, or one clear error. True when all did. */
export async function fuzzAnalyses(options: ReadonlyMap<string, string>): Promise<boolean> {
  const kind = options.get("kind");
  const kinds = analysisKinds.filter((each) => kind === undefined || each === kind);
  const first = Number(options.get("first") ?? 0);
  const end = first + Number(options.get("count") ?? evaluationsInAll);
  const seed = Number(options.get("seed") ?? 1);
  const script = new URL("./analyses/worker.ts", import.meta.url);
  const outcomes: SpecOutcome[] = [];
  let next = first;
  let died = 0;
  while (next < end) {
    const ended = await runThread<SpecOutcome>(script, {first: next, count: end - next, seed, kinds});
    if (ended.outcome === null) {
      console.log(`evaluation ${ended.diedAt} ${ended.why}`);
      died += 1;
      next = ended.diedAt + 1;
    } else {
      outcomes.push(ended.outcome);
      next = end;
    }
  }
  const {run, problems} = mergedOutcomes(outcomes);
  for (const each of problems.slice(0, told)) printProblem(each);
  for (const [name, {counted, refused}] of Object.entries(run)) {
    console.log(`${name.padEnd(18)} ${String(counted).padStart(5)} results, ${String(refused).padStart(5)} refused`);
  }
  const specs = Object.values(run).reduce((sum, {counted, refused}) => sum + counted + refused, 0);
  console.log(`${specs} specs in ${end - first} evaluations with seed ${seed}: ${problems.length + died} failed`);
  return problems.length + died === 0 && specs > 0;
}

function printProblem({evaluation, kind, message, spec}: SpecProblem): void {
  console.log(`evaluation ${evaluation}, ${kind}: ${message}\n    ${JSON.stringify(spec)}`);
}
