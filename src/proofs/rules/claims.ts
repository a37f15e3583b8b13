import {expectedErrors} from "../../errors/cli-errors.ts";
import {quotedKey} from "../../narrative/live-numbers.ts";
import {requireClaim} from "../../narrative/live-text.ts";
import type {Findings} from "../../results/model.ts";
import {isGuarded, type Manuscript, quotable, type WrittenCall} from "../manuscript.ts";
import type {Rule} from "../model.ts";
import {type Sentence, sentencesOf} from "../sentences.ts";

/** Words that assert something of the data, with the test that would hold it, made of a live number of the sentence. */
const assertions: readonly {readonly pattern: RegExp; readonly test: (number: AskedNumber) => string | null}[] = [
  {pattern: /(?<![\p{L}])flertal\w*/iu, test: ({share}) => (share === null ? null : `${share} > 50%`)},
  {
    pattern: /(?<![\p{L}])(?:ikke|ingen)\s+(?:er\s+)?(?:statistisk\s+)?signifikant\w*/iu,
    test: ({significant}) => `not ${significant}`,
  },
  {pattern: /(?<![\p{L}])signifikant\w*/iu, test: ({significant}) => significant},
  {
    pattern: /(?<![\p{L}])(?:steget|stiger|vokset|øget)(?![\p{L}])/iu,
    test: ({waves}) => (waves === null ? null : `${waves.last} > ${waves.first}`),
  },
  {
    pattern: /(?<![\p{L}])(?:faldet|falder|reduceret)(?![\p{L}])/iu,
    test: ({waves}) => (waves === null ? null : `${waves.last} < ${waves.first}`),
  },
];

/** Sentences that assert something of live numbers and are bound to none: the build would not notice when they turn false. */
export const unboundClaims: Rule = ({manuscripts, results}) =>
  manuscripts.flatMap((manuscript) =>
    manuscript.passages
      .filter(({kind}) => kind === "prose")
      .flatMap(sentencesOf)
      .flatMap((sentence) => {
        if (isGuarded(manuscript, sentence)) return [];
        const calls = callsIn(manuscript, sentence);
        if (calls.length === 0) return [];
        const assertion = assertions.find(({pattern}) => pattern.test(sentence.text));
        const match = assertion?.pattern.exec(sentence.text);
        if (assertion === undefined || match === null || match === undefined) return [];
        const words = quotable(match[0]);
        return [
          {
            rule: "claim" as const,
            place: manuscript.placeAt(sentence.start + match.index),
            message: `«${words}» asserts something that no claim binds to the data.`,
            hint: () => suggestion(calls, assertion.test, results),
            words: quotable(sentence.text),
          },
        ];
      }),
  );

/** A live number of a sentence, as a claim may ask it. */
interface AskedNumber {
  readonly share: string | null;
  readonly significant: string;
  readonly waves: {readonly first: string; readonly last: string} | null;
}

const numberHelpers = new Set([
  "share",
  "count",
  "countOf",
  "shareAndCount",
  "fraction",
  "change",
  "difference",
  "p",
  "test",
]);

function callsIn(manuscript: Manuscript, {start, end}: Sentence): WrittenCall[] {
  return manuscript.calls.filter((call) => call.start >= start && call.end <= end && numberHelpers.has(call.name));
}

function suggestion(
  calls: readonly WrittenCall[],
  testOf: (number: AskedNumber) => string | null,
  results: Findings,
): string {
  for (const call of calls) {
    const test = testOf(asked(call));
    if (test !== null && holds(test, results)) return `{{#claim "…" test="${test}"}}…{{/claim}} around it holds now.`;
  }
  return 'Put {{#claim "name" test="…"}}…{{/claim}} around it; maalepunkt numbers --claims lists what tests can ask.';
}

function asked({source, key}: WrittenCall): AskedNumber {
  const options = new Map(
    [...source.matchAll(/(\w+)=(?:"([^"]*)"|'([^']*)'|([\w.]+))/g)].map(([, name = "", double, single, bare]) => [
      name,
      double ?? single ?? bare ?? "",
    ]),
  );
  const analysis = key === null ? null : quotedKey(key);
  const row = options.get("row") ?? options.get("in");
  const named = (names: readonly string[]) =>
    names.flatMap((name) => (options.has(name) ? [`${name}='${options.get(name)}'`] : []));
  const share = (...more: readonly string[]) =>
    row === undefined ? null : `share(${[analysis, `'${row}'`, ...named(["column", "block"]), ...more].join(", ")})`;
  const [from, to] = [options.get("from"), options.get("to")];
  const first = from === undefined ? null : share(`wave='${from}'`);
  const last = to === undefined ? null : share(`wave='${to}'`);
  return {
    share: share(...named(["wave"])),
    significant: `significant(${[analysis, ...named(["block"])].join(", ")})`,
    waves: first === null || last === null ? null : {first, last},
  };
}

function holds(test: string, results: Findings): boolean {
  try {
    requireClaim({name: "proof", sentence: "", test, place: {file: ""}}, results);
    return true;
  } catch (error) {
    expectedErrors(error);
    return false;
  }
}
