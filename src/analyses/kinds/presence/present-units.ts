import type {Task} from "../../task.ts";
import type {PresenceSource} from "./sources.ts";

/** A unit with how many persons it has in each source. */
export interface PresentUnit {
  readonly key: string;
  readonly label: string;
  /** In the order of the sources. */
  readonly persons: readonly number[];
}

const danish = new Intl.Collator("da", {numeric: true});

/** The units of all sources together, each once however many sources name it. */
export async function presentUnits(
  {spec, context}: Task<"presence">,
  sources: readonly PresenceSource[],
): Promise<PresentUnit[]> {
  const counted = await Promise.all(
    sources.map(async ({population, units}) => {
      const byWave = await Promise.all(
        units.map((unit) => context.store.counts({population, where: [], panel: null, by: [unit]})),
      );
      const byCode = new Map<string, number>();
      for (const {answers, n} of byWave.flat()) {
        const code = answers[0]?.code ?? null;
        if (code !== null) byCode.set(code, (byCode.get(code) ?? 0) + n);
      }
      return byCode;
    }),
  );
  const labels = new Map(sources.flatMap(({categories}) => categories.map(({label}) => [keyOf(label), label])));
  const units = [...labels].map(
    ([key, label]): PresentUnit => ({
      key,
      label,
      persons: sources.map(({categories}, index) =>
        categories
          .filter((category) => keyOf(category.label) === key)
          .reduce((sum, {code}) => sum + (counted[index]?.get(code) ?? 0), 0),
      ),
    }),
  );
  return spec.sort === "codebook" ? units : units.toSorted((a, b) => danish.compare(a.label, b.label));
}

function keyOf(label: string): string {
  return label.trim().toLowerCase();
}
