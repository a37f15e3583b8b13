import {CliError} from "../../../errors/cli-error.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {Note, TestRecord} from "../../../results/model.ts";
import {logRank} from "../../../statistics/survival/log-rank.ts";
import {logRankExact} from "../../../statistics/survival/log-rank-exact.ts";
import type {TimeCount} from "../../../statistics/survival/time-counts.ts";
import {lowerFirst} from "../../print/danish.ts";
import type {Segments} from "../../resolve/segments.ts";
import {placeIn, type Task} from "../../task.ts";
import {untestedNote} from "../../testing/independence-note.ts";
import {numbersOfExact, testOutcome} from "../../testing/outcome.ts";
import {reasonWords} from "../../testing/reason-words.ts";
import {simulationWords} from "../../testing/simulation-words.ts";
import {leadingName} from "../../testing/test-words.ts";
import type {TimedGroup} from "./timed.ts";

interface Tested {
  readonly tests: readonly TestRecord[];
  readonly notes: readonly Note[];
}

/** Groups that are compared: all of one variable, at one wave. */
interface Compared {
  readonly key: string;
  readonly label: string;
  readonly groups: readonly TimedGroup[];
}

/** Below this many expected events in a group the large-sample test is not relied on, as with expected counts. */
const fewEvents = 5;

/**
 * Compares the groups of every variable that divides persons, at each wave.
 * @throws CliError (config) when a test is asked for by name and there are no groups to compare
 */
export function testGroups(task: Task<"time-to-event">, segments: Segments, groups: readonly TimedGroup[]): Tested {
  const {test} = task.spec;
  if (test === "none") return {tests: [], notes: []};
  const compared = comparisons(segments, groups);
  if (test !== "auto" && compared.length === 0) {
    throw new CliError("config", "There are no groups to test against each other.", {
      place: placeIn(task, "test"),
      hint: "Divide the persons with by: source.variable, or take test out.",
    });
  }
  const parts = compared.map((each) => testOne(task, each, compared.length > 1));
  return {tests: parts.flatMap(({tests}) => tests), notes: parts.flatMap(({notes}) => notes)};
}

/** Groups of a question with several answers share persons, and are not compared. */
function comparisons({list, divisions}: Segments, groups: readonly TimedGroup[]): Compared[] {
  const waves = [...new Map(list.map(({wave}) => [wave?.number ?? null, wave])).values()];
  return divisions
    .filter(({overlapping}) => !overlapping)
    .flatMap((division) =>
      waves.map((wave): Compared => {
        const keys = new Set(division.groups.map(({key}) => key));
        const members = groups.filter((_, index) => {
          const segment = list[index];
          return segment?.group != null && keys.has(segment.group.key) && segment.wave?.number === wave?.number;
        });
        const name = division.groups[0]?.at.variable ?? "";
        return {
          key: wave == null ? name : `${name}@${wave.number}`,
          label: wave == null ? division.label : `${division.label} (${lowerFirst(wave.label)})`,
          groups: members,
        };
      }),
    );
}

function testOne({spec, context}: Task<"time-to-event">, {key, label, groups}: Compared, named: boolean): Tested {
  const heading = named ? label : null;
  const counts = groups.map((group) => group.counts);
  const asymptotic = logRank(counts);
  if (!asymptotic.ok) return {tests: [], notes: [untestedNote(heading, reasonWords[asymptotic.reason])]};
  const {statistic, df, p, n, expected} = asymptotic;
  const isFew = Math.min(...expected) < fewEvents;
  const byRule = isFew ? "log-rank-exact" : "log-rank";
  const method = spec.test === "log-rank" || spec.test === "log-rank-exact" ? spec.test : byRule;
  const outcomes = {
    "log-rank": testOutcome("log-rank", {statistic, df, p, n}, context.style),
    "log-rank-exact": method === "log-rank" && !isFew ? null : exactOutcome(counts, context.style),
  };
  const chosen = outcomes[method];
  if (chosen === null) return {tests: [], notes: [untestedNote(heading, reasonWords["no-variation"])]};
  const other = outcomes[method === "log-rank" ? "log-rank-exact" : "log-rank"];
  const reason = isFew
    ? "I mindst én gruppe ventes så få hændelser, at en tilnærmelse ikke er sikker."
    : "Der ventes hændelser nok i alle grupper til en log-rank-test.";
  const isAuthors = method !== byRule;
  const record: TestRecord = {
    key,
    block: "all",
    label: `${label} – tid til hændelsen`,
    chosen,
    alternatives: other === null ? [] : [other],
    reason: isAuthors ? "Testen er valgt af rapportens forfatter." : reason,
    ...(isAuthors ? {chosenBy: "author" as const} : {}),
    expected: null,
    counts: groups.map(({counts: each}) => [eventsIn(each, true), eventsIn(each, false)]),
    effects: [],
    hangsOn: null,
  };
  const beginning = heading === null ? leadingName(chosen.name) : `${heading}: ${leadingName(chosen.name)}`;
  const why = method === "log-rank-exact" && !isAuthors ? ` ${reason}` : "";
  const author = isAuthors ? " Testen er valgt af rapportens forfatter." : "";
  const text = `${beginning}, ${chosen.printed}${simulationWords(chosen)} (n = ${printNumber(chosen.n, 0)}).${why}${author}`;
  return {tests: [record], notes: [{kind: "test", text}]};
}

function exactOutcome(counts: readonly (readonly TimeCount[])[], style: Parameters<typeof testOutcome>[2]) {
  const result = numbersOfExact(logRankExact(counts));
  return result.ok ? testOutcome("log-rank-exact", result, style) : null;
}

function eventsIn(counts: readonly TimeCount[], event: boolean): number {
  return counts.reduce((sum, each) => (each.event === event ? sum + each.n : sum), 0);
}
