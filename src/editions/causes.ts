import type {Cause, SourceChange} from "./diff-model.ts";
import type {Edition} from "./read-edition.ts";

/** The sources whose files are not the same, by key. */
export function sourceChanges(before: Edition, after: Edition): SourceChange[] {
  const [old, now] = [before, after].map(
    ({results}) => new Map(results.dataReport.sources.map((source) => [source.key, source])),
  );
  const keys = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  return keys.flatMap((key): SourceChange[] => {
    const [a, b] = [old?.get(key), now?.get(key)];
    const counts = (source: typeof a) => (source === undefined ? null : {read: source.rowsRead, kept: source.kept});
    const change = {key, name: b?.name ?? a?.name ?? key, before: counts(a), after: counts(b)};
    if (a === undefined) return [{...change, kind: "source-added"}];
    if (b === undefined) return [{...change, kind: "source-removed"}];
    if (printOf(a.files) === printOf(b.files)) return [];
    const more = b.kept - a.kept || b.rowsRead - a.rowsRead;
    return [{...change, kind: more > 0 ? "new-answers" : more < 0 ? "fewer-answers" : "corrected-answers"}];
  });
}

/** The same for the same content: a file that was moved or renamed has not changed an answer. */
function printOf(files: readonly {readonly sha256: string}[]): string {
  return files
    .map(({sha256}) => sha256)
    .sort()
    .join();
}

/** What may have changed the numbers of an analysis. */
export type CausesOf = (analysis: string) => readonly Cause[];

/**
 * As far as it can be known without anybody's answers: the analysis is written otherwise, its sources have other content, or another
 * version counted. Where its own sources are the same, those that have changed may reach it by way of derived variables.
 */
export function causesBetween(before: Edition, after: Edition): CausesOf {
  const sources = sourceChanges(before, after);
  const toCause = ({kind, name}: SourceChange): Cause => ({kind, source: name});
  const versions = [before, after].map(({manifest}) => manifest?.versions.maalepunkt);
  const isOtherVersion = versions.every((each) => each !== undefined) && versions[0] !== versions[1];
  return (analysis) => {
    const [a, b] = [definitionOf(before, analysis), definitionOf(after, analysis)];
    const isRedefined = a !== undefined && b !== undefined && (a.spec !== b.spec || a.data !== b.data);
    const own = new Set([...(a?.sources ?? []), ...(b?.sources ?? [])]);
    const ofOwn = sources.filter(({key}) => own.has(key));
    const causes: Cause[] = [
      ...(isRedefined ? [{kind: "changed-definition", source: null} as const] : []),
      ...(ofOwn.length > 0 || isRedefined ? ofOwn : sources).map(toCause),
      ...(isOtherVersion ? [{kind: "changed-method", source: null} as const] : []),
    ];
    return causes.length > 0 ? causes : [{kind: "unknown", source: null}];
  };
}

function definitionOf({manifest}: Edition, analysis: string) {
  const definitions = manifest?.definitions ?? {};
  return Object.hasOwn(definitions, analysis) ? definitions[analysis] : undefined;
}
