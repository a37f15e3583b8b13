import {describe, expect, it} from "vitest";
import {evaluationSpec} from "../../src/config/evaluation.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import {CliError} from "../../src/errors/cli-error.ts";

const good = `title: Evaluering
disclosure: {none: opdigtede personer}
population: alle
sources:
  borger: {type: csv, path: a.csv, name: Borgerskema, id: id}
populations:
  alle: {source: borger, label: borgere}
analyses:
  helbred:
    kind: crosstab
    title: Helbred
    rows: borger.psykhelb
    columns: borger.fyshelb
`;

function failure(text: string): {at: string; message: string; hint: string | undefined} {
  try {
    readYaml("evaluation.yaml", text, evaluationSpec);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    expect(error.kind).toBe("config");
    expect(error.place?.file).toBe("evaluation.yaml");
    return {at: `${error.place?.line}:${error.place?.column}`, message: error.message, hint: error.hint};
  }
  throw new Error("nothing failed");
}

describe("readYaml(file, text, schema)", () => {
  it.each([
    ["on a line of its own, where its key is left empty", "style: {decimals: 0}\ntitle: #7a1f3d\n", "2:1"],
    ["in brackets, which it leaves open", "style:\n  colours: {accent: #7a1f3d, b: 1}\n", "2:21"],
    ["in a list", "style:\n  colours: [#7a1f3d, #fff]\n", "2:13"],
  ])("says that a colour without quotes is a comment, %s", (_, text, at) => {
    const told = failure(text);
    expect(told.hint).toBe('A # begins a comment: write the colour in quotes, "#7a1f3d".');
    expect(told.at).toBe(at);
  });

  it("gives the checked value with its defaults", () => {
    const {value} = readYaml("evaluation.yaml", good, evaluationSpec);
    expect(value.style).toEqual({
      percent: "pct.",
      decimals: 0,
      mean_decimals: 1,
      rounding: "half-up",
      p_decimals: 3,
      words_up_to: 9,
      significance: 0.05,
      theme: "institute",
      conventions: expect.any(Object),
      patterns: false,
    });
    expect(value.analyses.helbred).toMatchObject({kind: "crosstab", percent: "column", test: "auto"});
  });

  it("knows the place of any part, and of the nearest part of what is not written", () => {
    const {placeOf} = readYaml("evaluation.yaml", good, evaluationSpec);
    expect(placeOf(["analyses", "helbred", "rows"])).toEqual({file: "evaluation.yaml", line: 12, column: 5});
    expect(placeOf(["analyses", "helbred", "wave"])).toMatchObject({line: 9});
  });

  it("names an unknown key and asks for the one that was meant", () => {
    expect(failure(good.replace("rows:", "row:"))).toEqual({
      at: "12:5",
      message: 'There is no key "row" under "analyses.helbred".',
      hint: 'Did you mean "rows"?',
    });
  });

  it("says that a kind does not take a key that others have", () => {
    const figure = "figures:\n  f: {kind: sankey, title: T, analysis: helbred, alt: A, rows: [x]}\n";
    expect(failure(good + figure)).toMatchObject({
      message: '"figures.f" is of kind sankey, which takes no "rows".',
      hint: expect.stringMatching(/^The keys are |^Take it out/),
    });
    expect(failure(good + figure.replace("kind: sankey, ", ""))).toMatchObject({
      message: '"figures.f" takes "rows" only when its kind is written.',
      hint: 'Write a kind: that takes "rows", or take it out.',
    });
    expect(failure(good.replace("kind: crosstab", "kind: crosstab\n    phases: []"))).toMatchObject({
      message: '"analyses.helbred" is of kind crosstab, which takes no "phases".',
      hint: expect.stringMatching(/^The keys are /),
    });
    expect(failure(good.replace("kind: crosstab", "kind: crosstab\n    phassses: []")).message).toBe(
      'There is no key "phassses" under "analyses.helbred".',
    );
  });

  it("offers for a test that is none those that the kind may take", () => {
    const paired = "  p: {kind: paired-means, title: T, items: [borger.glad], waves: [1, 3], test: wilcoxon}\n";
    expect(failure(good + paired)).toMatchObject({
      message: '"analyses.p.test" cannot be the text "wilcoxon".',
      hint: 'The choices are "auto", "none", "paired-t", "wilcoxon-signed-rank", "wilcoxon-signed-rank-exact", "sign-test".',
    });
    expect(failure(good + paired.replace("wilcoxon", "paired-tt")).hint).toBe('Did you mean "paired-t"?');
  });

  it("puts a mistyped key before the missing one that it causes", () => {
    expect(failure(good.replace("title: Evaluering", "titel: Evaluering"))).toEqual({
      at: "1:1",
      message: 'There is no key "titel".',
      hint: 'Did you mean "title"?',
    });
  });

  it("looks into an item that is written as a group of keys", () => {
    const text = good.replace("rows: borger.psykhelb", "rows: {variable: borger.psykhelb, revrsed: true}");
    expect(failure(text)).toMatchObject({at: "12:39", hint: 'Did you mean "reversed"?'});
  });

  it("asks for the analysis kind that was meant", () => {
    expect(failure(good.replace("kind: crosstab", "kind: crostab"))).toEqual({
      at: "10:5",
      message: '"analyses.helbred.kind" cannot be the text "crostab".',
      hint: 'Did you mean "crosstab"?',
    });
  });

  it("says what is missing", () => {
    expect(failure(good.replace("    title: Helbred\n", ""))).toMatchObject({
      message: '"analyses.helbred.title" is missing.',
      at: "9:3",
    });
  });

  it("says what something is and what it should be", () => {
    expect(failure(good.replace("title: Evaluering", "title: 5")).message).toBe('"title" is 5, not a text.');
    expect(failure(`${good}style: {decimals: 9}\n`).message).toBe('"style.decimals" must be at most 3.');
    expect(failure(good.replace("{source: borger, label: borgere}", "[1]")).message).toBe(
      '"populations.alle" is a list, not a group of keys.',
    );
  });

  it("says how a variable is written", () => {
    expect(failure(good.replace("borger.psykhelb", "psykhelb")).message).toContain("write source.variable");
  });

  it("refuses the same key twice, as with two analyses of one name", () => {
    expect(failure(`${good}  helbred: {kind: status}\n`)).toEqual({
      at: "14:3",
      message: 'The key "helbred" stands twice in the same place.',
      hint: "Give one of them another name, or take it out.",
    });
  });

  it("places broken YAML", () => {
    expect(failure("title: [1, 2\npopulation: x")).toMatchObject({at: "2:1"});
    expect(failure('title: "x')).toMatchObject({message: expect.stringContaining("This is not YAML")});
  });

  it("refuses a protection of small cells that is not built, rather than ignoring it", () => {
    expect(failure(good.replace("{none: opdigtede personer}", "{minimum: 5}")).message).toContain('no key "minimum"');
  });

  it("reads an empty file as one where everything is missing", () => {
    expect(failure("").message).toContain("is missing");
  });
});
