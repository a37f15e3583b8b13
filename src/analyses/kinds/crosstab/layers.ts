import type {VariableAt} from "../../../store/model.ts";
import {categoriesOf} from "../../resolve/categories.ts";
import {resolveItem} from "../../resolve/items.ts";
import type {WrittenWave} from "../../resolve/waves.ts";
import type {Task} from "../../task.ts";

/** The persons with one answer to the third variable of a cross-table. */
export interface Layer {
  /** `koen:1` */
  readonly key: string;
  readonly label: string;
  /** The label of the variable. */
  readonly of: string;
  readonly at: VariableAt;
  readonly code: string;
}

/**
 * The layers of a cross-table, one for each answer of substance; none where it has no third variable.
 * @throws CliError (config) for an unknown variable, or one without answers to choose among
 */
export function layersOf(task: Task<"crosstab">, wave: WrittenWave | null): Layer[] {
  const {layer} = task.spec;
  if (layer === undefined) return [];
  const item = resolveItem(task, layer, ["layer"], wave);
  return categoriesOf(item, {dontKnow: false, notRelevant: false}).map(({code, label}) => ({
    key: `${item.at.variable}:${code}`,
    label,
    of: item.label,
    at: item.at,
    code,
  }));
}
