import type {SpecOf} from "../../../config/analysis-specs.ts";
import type {UnitCounts} from "./count-units.ts";

type Spec = SpecOf<"units">;

interface Named {
  readonly label: string;
}

const danish = new Intl.Collator("da", {numeric: true});

/** By name, aa as å; or the highest share first, equal ones by name. */
export function inOrder(units: readonly UnitCounts[], sort: Spec["sort"]): UnitCounts[] {
  if (sort === "name") return units.toSorted(byName);
  return units.toSorted((a, b) => b.compared * a.n - a.compared * b.n || byName(a, b));
}

export function byName(a: Named, b: Named): number {
  return danish.compare(a.label, b.label);
}

/** The units at both ends with the number left out between them; all where nothing would be left out. */
export interface Slice<Unit> {
  readonly top: readonly Unit[];
  readonly between: number;
  readonly bottom: readonly Unit[];
}

export function sliced<Unit>(units: readonly Unit[], show: Spec["show"]): Slice<Unit> {
  if (show === "all" || show.top + show.bottom >= units.length) return {top: units, between: 0, bottom: []};
  return {
    top: units.slice(0, show.top),
    between: units.length - show.top - show.bottom,
    bottom: units.slice(-show.bottom),
  };
}
