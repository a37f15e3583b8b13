import type {DerivationSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {Variable} from "./model.ts";
import {category} from "./scales.ts";

type StepsSpec = Extract<Extract<DerivationSpec, {bands: string}>["into"], {step: number}>;

/** More than a figure of one text column can show. */
const mostSteps = 120;

/**
 * Divides a number into steps of one width, with the codes 1, 2, … from the lowest. Each holds its lower end and not its upper, but the
 * last ends with the highest value. Where scores lie as far apart as the steps are, as WHO-5's in steps of 4, each has a step
 * of its own that is called by it.
 * @throws CliError (config) for a highest value below the lowest, or more steps than a figure can show
 */
export function stepsOf({step, from, to}: StepsSpec, of: Variable, {source, name, entry}: DerivedFrom): Derived {
  const place = entry.at(["derive", "into"]);
  if (to <= from) {
    throw new CliError("config", `The steps of ${referenceTo(source, name)} go from ${from} to ${to}.`, {
      place,
      hint: "Swap the two ends.",
    });
  }
  const isOneScore = distanceOfScores(of) === step;
  const areWhole = [step, from, to].every(Number.isInteger) && of.derivation?.kind !== "mean";
  const whole = (to - from) / step;
  const hasOwnTop = Number.isInteger(whole) && (isOneScore || (areWhole && step === 1));
  const count = Math.ceil(Number(whole.toFixed(9))) + (hasOwnTop ? 1 : 0);
  if (count > mostSteps) {
    throw new CliError("config", `${referenceTo(source, name)} has ${count} steps, and ${mostSteps} are the most.`, {
      place,
      hint: "Write a wider step.",
    });
  }
  const starts = Array.from({length: count}, (_, index) => Number((from + index * step).toPrecision(12)));
  const decimals = Math.max(...[step, from, to].map((value) => String(value).split(".")[1]?.length ?? 0));
  const text = (value: number) => value.toFixed(decimals).replace("-", "−").replace(".", ",");
  const labelOf = (start: number, isLast: boolean) => {
    const end = isLast ? to : areWhole ? start + step - 1 : start + step;
    if (isOneScore || end === start) return text(start);
    return areWhole || isLast ? `${text(start)}-${text(end)}` : `${text(start)} til under ${text(end)}`;
  };
  return {
    derivation: {
      kind: "bands",
      of: of.name,
      bands: starts.map((start, index) => {
        const code = String(index + 1);
        const next = starts[index + 1];
        return next === undefined ? {code, from: start, to} : {code, from: start, to: next, isOpen: true};
      }),
    },
    categories: starts.map((start, index) => ({
      ...category(index + 1, labelOf(start, index === count - 1)),
      range: {
        from: start,
        below: Number((start + step).toPrecision(12)),
        ...(isOneScore ? {isOneScore: true} : {}),
      },
    })),
  };
}

/** How far apart the scores of a sum lie, when all its items have to be answered; null for other numbers. */
function distanceOfScores({derivation}: Variable): number | null {
  if (derivation?.kind !== "sum" || ![...(derivation.points?.values() ?? [])].every(Number.isInteger)) return null;
  return derivation.require === derivation.of.length ? derivation.times : null;
}
