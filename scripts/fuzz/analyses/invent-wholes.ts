import {label, labels} from "./hostile.ts";
import type {Draft} from "./invent-spec.ts";
import {answer, reference} from "./invent-values.ts";
import {referenceOf} from "./world.ts";

/** Parts of specs that only fit when they are made as a whole: lists that go down, trees, rows as long as their head. */
export function wholeFor(path: readonly string[], draft: Draft): unknown {
  if (path.at(-1) === "where") return conditions(path, draft);
  switch ([draft.kind, ...path].join(".")) {
    case "traffic-light.rules":
      return rules(draft);
    case "traffic-light.columns":
      return draft.chance.happens(0.7) ? draft.keys.map((key) => ({label: key})) : undefined;
    case "traffic-light.rows":
      return draft.chance.happens(0.7) ? litRows(draft) : undefined;
    case "judgement.scale":
      return [
        "God",
        {label: "Dårlig", tone: "poor"},
        {label: "Ved ikke", meaning: label(draft.chance), tone: "unknown"},
      ];
    case "composed.parts":
      return draft.chance.happens(0.7) ? parts(draft) : undefined;
    case "flow.nodes":
      return draft.chance.happens(0.8) ? nodes(draft) : undefined;
    case "entered.rows":
      return enteredRows(draft);
    case "entered.columns":
      return draft.present.has("path") ? undefined : labels(draft.chance, draft.keys.length);
    default:
      return undefined;
  }
}

/** One or two variables, each with an answer or two of its own. */
function conditions(path: readonly string[], draft: Draft): Record<string, unknown> {
  const {chance} = draft;
  return Object.fromEntries(
    Array.from({length: chance.one([1, 1, 2])}, () => {
      const variable = reference(path, draft);
      const answers = [answer(path, draft), ...(chance.happens(0.3) ? [answer(path, draft)] : [])];
      return [variable, answers.flatMap((each) => each ?? ["Ja"])];
    }),
  );
}

function rules({chance}: Draft): unknown {
  const key = chance.one(["from", "to"]);
  const limits = chance
    .some([0, 0.25, 0.5, 1, 3, 10], chance.between(1, 3))
    .sort((a, b) => (key === "from" ? b - a : a - b));
  const tones = limits.length === 2 ? [] : ["good", "middle", "poor", "unknown"];
  const names = labels(chance, limits.length + 1);
  return names.map((name, index) => ({
    label: name,
    ...(limits[index] === undefined ? {} : {[key]: limits[index]}),
    ...(tones[index] === undefined ? {} : {tone: tones[index]}),
  }));
}

function enteredRows({chance, keys}: Draft): unknown {
  const value = () =>
    chance.one([0, 3, 12.5, 1000, -1, null, "Ca. 60-65", "7-9", {from: 1, to: 3, about: true}, label(chance)]);
  const plain = () => chance.one([0, 1, 17]);
  const cell = chance.happens(0.5) ? plain : value;
  return labels(chance, chance.between(1, 4)).map((name) => ({label: name, values: keys.map(cell)}));
}

function litRows({chance, keys, results}: Draft): unknown {
  const addresses = results.flatMap(({table}) =>
    table.blocks.flatMap(({rows}) =>
      rows.flatMap(({cells}) => cells.flatMap(({kind, address}) => (kind === "text" ? [] : [address]))),
    ),
  );
  return labels(chance, chance.between(1, 3)).map((name) => ({
    label: name,
    numbers: Object.fromEntries(keys.map((key) => [key, {cell: chance.any(addresses) ?? "a/b/c/d"}])),
  }));
}

function parts({chance, results}: Draft): unknown {
  return chance.some(results, chance.between(1, 3)).map(({key, table}) => ({
    analysis: key,
    ...(chance.happens(0.5) ? {label: label(chance)} : {}),
    ...(chance.happens(0.3) ? {blocks: chance.some(table.blocks, 2).map((block) => block.key)} : {}),
    ...(chance.happens(0.3) ? {columns: chance.some(table.columns, 2).map((column) => column.key)} : {}),
  }));
}

/** A tree: where all begin, and branches with answers, numbers or what is left. */
function nodes({chance, world, waves, results}: Draft): unknown {
  const names = labels(chance, chance.between(2, 6));
  const known = world.known.filter(({source, answers}) => source === "forloeb" && answers.length > 0);
  const counts = results.flatMap(({key, table}) =>
    table.blocks
      .flatMap(({rows}) =>
        rows.flatMap(({cells}) =>
          cells.flatMap((cell) => (cell.kind === "count" ? [{cell: cell.address, of: "count"}] : [])),
        ),
      )
      .filter(() => key !== ""),
  );
  const nodeOf = (name: string, index: number) => {
    if (index === 0) return {label: name};
    const from = `n${chance.below(index)}`;
    const number = chance.happens(0.5) ? chance.below(5) : (chance.any(counts) ?? 1);
    const variable = chance.any(known);
    const answer = chance.any(variable?.answers ?? []);
    const where = variable === undefined ? {} : {[referenceOf(variable, waves[0] ?? 1)]: answer?.label ?? "Ja"};
    return {label: name, from, ...chance.one([{where}, {where}, {where}, {rest: true}, {number}])};
  };
  return Object.fromEntries(names.map((name, index) => [`n${index}`, nodeOf(name, index)]));
}
