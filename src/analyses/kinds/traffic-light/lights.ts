import {CliError} from "../../../errors/cli-error.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import type {Light, Note} from "../../../results/model.ts";
import {typedKeys} from "../../resolve/typed-names.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import {placeIn, type Task} from "../../task.ts";

/** The light of one rule: given from a limit up, or up to and with a limit; the last to all that is left. */
export interface RuledLight extends Light {
  readonly meaning: string | null;
  readonly limit: {readonly side: "from" | "to"; readonly value: number} | null;
}

export type NumberUnit = "percent" | "count" | "number";

type TrafficLight = Task<"traffic-light">;

/** Numbers that are this near are equal: 0.3 - 0.2 is what people mean by 0.1. */
const tolerance = 1e-12;

/** @throws CliError (config) when the limits of the rules are not in order, or there are too many for the usual tones */
export function lightsOf(task: TrafficLight): RuledLight[] {
  const {rules} = task.spec;
  typedKeys(task, rules, ["rules"]);
  const sides = new Set(rules.slice(0, -1).map(({from}) => (from === undefined ? "to" : "from")));
  const side: "from" | "to" = sides.has("from") ? "from" : "to";
  const tones = usualTones(rules.length);
  const lights = rules.map((rule, index): RuledLight => {
    const isLast = index === rules.length - 1;
    const tone = rule.tone ?? tones[index];
    if (tone === undefined) {
      throw new CliError("config", `There are ${rules.length} lights, so each needs a tone.`, {
        place: placeIn(task, "rules", index),
        hint: "Write tone: good, middle, poor or unknown.",
      });
    }
    const both = rule.from !== undefined && rule.to !== undefined;
    const value = side === "from" ? rule.from : rule.to;
    if (both || sides.size > 1 || (isLast ? rule.from !== undefined || rule.to !== undefined : value === undefined)) {
      throw new CliError("config", "The rules are not all of one sort.", {
        place: placeIn(task, "rules", index),
        hint: "Give all lights but the last from, or all but the last to; the last takes what is left.",
      });
    }
    const limit = isLast || value === undefined ? null : {side, value};
    return {tone, label: rule.label, meaning: rule.meaning ?? null, limit};
  });
  refuseDisorder(task, lights);
  return lights;
}

function usualTones(lights: number): readonly Light["tone"][] {
  if (lights === 2) return ["good", "poor"];
  return lights === 3 ? ["good", "middle", "poor"] : [];
}

function refuseDisorder(task: TrafficLight, lights: readonly RuledLight[]): void {
  const limits = lights.flatMap(({limit}) => (limit === null ? [] : [limit]));
  const wrong = limits.findIndex(({side, value}, index) => {
    const before = limits[index - 1];
    return before !== undefined && (side === "from" ? value >= before.value : value <= before.value);
  });
  if (wrong === -1) return;
  const falling = limits[wrong]?.side === "from";
  throw new CliError(
    "config",
    `The limit of "${lights[wrong]?.label}" is not ${falling ? "below" : "above"} the one before it.`,
    {
      place: placeIn(task, "rules", wrong),
      hint: "Write the best light first.",
    },
  );
}

/** @throws CliError (config) for a limit of shares that is no share */
export function refuseLimits(task: TrafficLight, lights: readonly RuledLight[], unit: NumberUnit): void {
  const wrong = lights.findIndex(({limit}) => limit !== null && (limit.value < 0 || limit.value > 1));
  if (unit !== "percent" || wrong === -1) return;
  const value = lights[wrong]?.limit?.value ?? 0;
  throw new CliError("config", `The limit ${value} is no share: shares are from 0 to 1.`, {
    place: placeIn(task, "rules", wrong),
    hint: `Write ${value}% or ${value / 100}.`,
  });
}

/** The light of a number by the rules. */
export function lightFor(lights: readonly RuledLight[], value: number): Light {
  const reached = lights.find(({limit}) => {
    if (limit === null) return true;
    return limit.side === "from" ? value >= limit.value - tolerance : value <= limit.value + tolerance;
  });
  if (reached === undefined) throw new RangeError("the last light takes all that is left");
  return {tone: reached.tone, label: reached.label};
}

/** «Grøn (i høj grad): mindst 75 pct.; Gul: mindst 50 pct.; Rød: under 50 pct.» */
export function ruleNote(lights: readonly RuledLight[], unit: NumberUnit, style: NumberStyle): Note {
  const limits = lights.flatMap(({limit}) => (limit === null ? [] : [limit]));
  const print = (value: number) => {
    const shown = unit === "percent" ? Number((value * 100).toPrecision(12)) : value;
    const number = printNumber(shown, Math.min(6, fewestDecimals(shown)));
    return unit === "percent" ? `${number}\u00a0${style.percent}` : number;
  };
  const parts = lights.map(({label, meaning, limit}) => {
    const name = meaning === null ? label : `${label} (${meaning})`;
    const last = limits.at(-1);
    if (limit !== null) return `${name}: ${limit.side === "from" ? "mindst" : "højst"} ${print(limit.value)}`;
    if (last === undefined) return name;
    return `${name}: ${last.side === "from" ? "under" : "over"} ${print(last.value)}`;
  });
  const rules = parts.join("; ").replace(/\.$/, "");
  return {kind: "method", text: `${rules}. Farven følger af det uafrundede tal.`};
}
