import type {Note} from "../../results/model.ts";

/** That a change in one group and none in another is no difference between them. */
export const eachGroupAlone: Note = {
  kind: "test",
  text: "Grupperne er testet hver for sig; om de har ændret sig forskelligt, er ikke testet.",
};
