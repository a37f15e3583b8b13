import {printNumber} from "../../numbers/print.ts";
import type {Warning} from "../../results/model.ts";
import {regressionToTheMean} from "../../statistics/warnings/regression-to-the-mean.ts";
import type {Condition, CountQuery} from "../../store/model.ts";
import {meanDecimalsOf} from "../print/mean-decimals.ts";
import type {FollowedItem, Item} from "../resolve/items.ts";
import {countPersons, type Scope} from "../resolve/population.ts";
import type {FollowingTask} from "../testing/following-task.ts";
import {levelOf} from "../testing/measurement.ts";
import {repeatedOf} from "../testing/repeated.ts";
import {rootsOf} from "./roots.ts";
import {type Warned, warned} from "./warned.ts";

/**
 * Whether the persons were chosen by their first answer to an item, or to what it is made of, so that they would have
 * moved towards everybody's mean without any effect. The rest of the panel tells how far.
 */
export async function regressionWarnings(
  task: FollowingTask,
  scope: Scope,
  followed: readonly FollowedItem[],
  panel: NonNullable<CountQuery["panel"]>,
): Promise<Warned> {
  const found = await Promise.all(followed.map((each) => ofItem(task, scope, each, panel)));
  const several = followed.length > 1;
  const print = (value: number | undefined) => printNumber(value ?? 0, meanDecimalsOf(task));
  return warned(
    found.filter((warning) => warning !== null),
    (warnings) => {
      const texts = warnings.map(({label, item, numbers}) => {
        const unit = unitOf(followed.find((each) => each.item.at.variable === item)?.item);
        const shift = `${print(numbers.expectedShift)}${unit} (målt ${print(numbers.observedChange)}, n = ${printNumber(numbers.n ?? 0, 0)})`;
        return several ? `»${label}« ${shift}` : shift;
      });
      return `Personerne er valgt efter deres første svar og ville i gennemsnit nærme sig de øvrige også uden en indsats (regression mod gennemsnittet). Ventet ændring alene af den grund: ${texts.join("; ")}.`;
    },
  );
}

async function ofItem(
  task: FollowingTask,
  scope: Scope,
  {item, at}: FollowedItem,
  panel: NonNullable<CountQuery["panel"]>,
): Promise<Warning | null> {
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined || levelOf(item) === "nominal") return null;
  const choosing = scope.where.filter((condition) => choosesBy(task, condition, item, first.wave));
  if (choosing.length === 0) return null;
  const where = scope.where.filter((condition) => !choosing.includes(condition));
  const conditions = choosing.map(({variable}) => variable);
  const rows = await countPersons(task, {...scope, where}, [first, last, ...conditions], panel);
  const persons = rows.flatMap((row) => {
    const [scores] = repeatedOf(item, [{...row, answers: row.answers.slice(0, 2)}]).patterns;
    const isChosen = choosing.every(({codes}, index) => codes.includes(row.answers[index + 2]?.code ?? ""));
    return scores === undefined ? [] : Array.from({length: row.n}, () => ({scores: scores.scores, isChosen}));
  });
  const result = regressionToTheMean(
    persons.map(({scores}) => scores[0] ?? 0),
    persons.map(({scores}) => scores[1] ?? 0),
    persons.map(({isChosen}) => isChosen),
  );
  if (!result.ok || result.finding === null) return null;
  const {kind, ...numbers} = result.finding;
  return {kind, item: item.at.variable, label: item.label, numbers};
}

/** Whether a condition is on the item's own first answer, or on something made of the same answers. */
function choosesBy(task: FollowingTask, condition: Condition, item: Item, wave: number | null): boolean {
  const {variable} = condition;
  if (variable.source !== item.at.source || variable.wave !== wave) return false;
  const codebook = task.context.codebook.get(variable.source);
  const chosen = codebook?.variables.get(variable.variable);
  if (chosen === undefined) return false;
  const roots = rootsOf(item.variable, codebook);
  return rootsOf(chosen, codebook).some((root) => roots.includes(root));
}

function unitOf(item: Item | undefined): string {
  if (item === undefined) return "";
  if (item.variable.kind !== "number") return " trin på skalaen";
  return item.variable.unit === null ? "" : ` ${item.variable.unit}`;
}
