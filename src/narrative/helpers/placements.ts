import {findAnalysis} from "../../results/select-cells.ts";
import {defineHelper} from "./define.ts";
import {flag, type Parameter, text} from "./parameters.ts";

/** The analysis's table, alone in its paragraph. */
export const table = defineHelper({
  name: "table",
  example: '{{table "helbred"}}',
  takes: "the key of an analysis",
  options: {},
  run: (key, _given, results) => ({kind: "table", key: findAnalysis(results, key).key}),
});

/** A figure, alone in its paragraph. Which figures there are, the report knows. */
export const figure = defineHelper({
  name: "figure",
  example: '{{figure "helbred_over_tid"}}',
  takes: "the key of a figure",
  options: {},
  run: (key) => ({kind: "figure", key: key.trim()}),
});

const target: Parameter<string> = {
  expects: '"table:key", "figure:key", "chapter:id", "section:id" or "box:id"',
  read(written) {
    const [, kind, id] = /^\s*(table|figure|chapter|section|box)\s*:\s*(\S+)\s*$/.exec(String(written)) ?? [];
    return kind === undefined || id === undefined ? undefined : `${kind}:${id}`;
  },
};

/** `Tabel 4.1`, `kapitel 4`, `afsnit 4.2`: the report puts the number in. */
export const ref = defineHelper({
  name: "ref",
  example: '{{ref "table:helbred"}}',
  takes: "what it refers to",
  key: target,
  options: {capital: flag},
  run(key, given, results) {
    if (key.startsWith("table:")) findAnalysis(results, key.slice("table:".length));
    return {kind: "reference", target: key, capital: given.capital === true};
  },
});

/** The works that a statement rests on, by their keys in literature.yaml: (Bech m.fl. 2003). */
export const cite = defineHelper({
  name: "cite",
  example: '{{cite "bech2003|topp2015"}}',
  takes: "the key of a work",
  options: {narrative: flag, pages: text},
  run(written, {narrative = false, pages = null}) {
    const keys = written.split("|").map((key) => key.trim());
    return {kind: "citation", keys, narrative, pages};
  },
});
