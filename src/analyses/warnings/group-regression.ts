import {printNumber} from "../../numbers/print.ts";
import type {Warning} from "../../results/model.ts";
import {meanDecimalsOf} from "../print/mean-decimals.ts";
import type {FollowedItem} from "../resolve/items.ts";
import type {Scope} from "../resolve/population.ts";
import type {Segments} from "../resolve/segments.ts";
import type {FollowingTask} from "../testing/following-task.ts";
import {regressionWarnings} from "./regression.ts";
import {type Warned, warned} from "./warned.ts";

/**
 * Whether groups were made by the first answer to what is followed, so that low ones would have risen and high ones fallen without
 * any effect: one note for a table, with what is expected of each item in each group.
 */
export async function groupRegressionWarnings(
  task: FollowingTask,
  scope: Scope,
  {list, panel}: Segments,
  followed: readonly FollowedItem[],
): Promise<Warned> {
  const found = await Promise.all(
    list.map(async ({group}): Promise<readonly Warning[]> => {
      if (group === null || panel === null) return [];
      const chosen = {...scope, where: [...scope.where, {variable: group.at, codes: [group.code]}]};
      const {warnings} = await regressionWarnings(task, chosen, followed, panel);
      return warnings.map((warning) => ({...warning, label: `${warning.label}, »${group.label}«`}));
    }),
  );
  const print = (value: number | undefined) => printNumber(value ?? 0, meanDecimalsOf(task));
  return warned(found.flat(), (warnings) => {
    const texts = warnings.map(
      ({label, numbers}) =>
        `${label} ${print(numbers.expectedShift)} (målt ${print(numbers.observedChange)}, n = ${printNumber(numbers.n ?? 0, 0)})`,
    );
    return `Grupperne er dannet af det første svar og ville i gennemsnit nærme sig hinanden også uden en indsats (regression mod gennemsnittet). Ventet ændring alene af den grund: ${texts.join("; ")}.`;
  });
}
