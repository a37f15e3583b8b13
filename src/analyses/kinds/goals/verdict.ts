import type {Light} from "../../../results/model.ts";
import type {Task} from "../../task.ts";
import type {Attained} from "./attained.ts";

type GoalsSpec = Task<"goals">["spec"];
type Direction = GoalsSpec["rows"][number]["direction"];

const reached: Light = {tone: "good", label: "Nået"};
const missed: Light = {tone: "poor", label: "Ikke nået"};
const open: Light = {tone: "unknown", label: "Kan ikke afgøres"};

/** Numbers that are this near are equal, so that a share that is its target has reached it. */
const tolerance = 1e-9;

/** Whether a goal is reached by the rule; a bare count has no uncertainty, and is judged by itself under both rules. */
export function verdictOf(attained: Attained, target: number, rule: GoalsSpec["rule"], direction: Direction): Light {
  const isReached = (value: number) =>
    direction === "at-least" ? value >= target - tolerance : value <= target + tolerance;
  if (rule === "point" || attained.unit === "count") return isReached(attained.value) ? reached : missed;
  if (attained.interval === null) return open;
  const ends = [attained.interval.low, attained.interval.high].map(isReached);
  if (ends.every((end) => end)) return reached;
  return ends.some((end) => end) ? open : missed;
}

/** The verdict of a goal of which nothing is known. */
export const noVerdict = open;
