import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {Inline, LiteratureBlock} from "../model.ts";
import type {ChapterOutline} from "../outline.ts";
import {citationText} from "./cite.ts";
import {type Citation, citedWorks} from "./cited.ts";
import {literatureEntry} from "./entry.ts";
import type {Literature} from "./works.ts";

/** The works of one report: how they are cited, and the list of those that are. */
export interface Bibliography {
  /** @param errors filled with a CliError (config) for a work that does not exist, and for a report without a list to find it in */
  cite(citation: Citation, errors: CliError[]): Inline[];
  entries(): LiteratureBlock["entries"];
}

export function bibliographyOf(outlines: readonly ChapterOutline[], literature: Literature): Bibliography {
  const chapters = outlines.map(({chapter}) => chapter);
  const cited = citedWorks(chapters, literature);
  const hasList = outlines.some(({parts}) => [...parts.values()].some(({name}) => name === "literature"));
  return {
    cite(citation, errors) {
      const {keys, place} = citation;
      const works = keys.flatMap((key) => cited.get(key) ?? []);
      const unknown = keys.filter((key) => !cited.has(key));
      for (const key of unknown) {
        const hint = didYouMean(key, Object.keys(literature), "works");
        errors.push(new CliError("config", `There is no work "${key}" in literature.yaml.`, {place, hint}));
      }
      if (unknown.length > 0) return [];
      if (!hasList) {
        const hint = "Put ::: literature and ::: where the list shall stand, for instance in an appendix.";
        errors.push(
          new CliError("config", "A work is cited, and the report has no list of literature.", {place, hint}),
        );
      }
      return citationText(citation, works);
    },
    entries: () => [...cited.values()].map((work) => ({id: work.id, children: literatureEntry(work)})),
  };
}
