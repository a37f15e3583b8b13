import {describe, expect, it} from "vitest";
import {refusal} from "../sources/support.ts";
import {ofRegister, resolve, variableIn} from "./support.ts";

const register = "personid;job;start;slut;foedt\n1;Ja;26-01-2018;27-01-2018;01-01-1990\n";
const made = async (...lines: readonly string[]) =>
  variableIn(await resolve(ofRegister(...lines), {register}), "register", "x");
const refused = (...lines: readonly string[]) => refusal(() => resolve(ofRegister(...lines), {register}));

describe("durations", () => {
  it("go from one date to another, and until a day for those still running", async () => {
    const days = await made("x: {label: Varighed, derive: {days: {from: start, to: slut, until: 12-04-2019}}}");
    expect(days).toMatchObject({label: "Varighed", kind: "number", unit: "dage"});
    expect(days.derivation).toEqual({
      kind: "duration",
      unit: "days",
      of: ["start", "slut"],
      from: {variable: "start"},
      to: {variable: "slut"},
      until: "2019-04-12",
    });
  });

  it("take a fixed day for one end", async () => {
    const months = await made("x: {derive: {months: {from: start, to: 2019-04-12}}}");
    expect(months).toMatchObject({unit: "måneder", derivation: {of: ["start"], to: {day: "2019-04-12"}, until: null}});
    const years = await made("x: {unit: års ventetid, derive: {years: {from: 1-1-2018, to: slut}}}");
    expect(years).toMatchObject({unit: "års ventetid", derivation: {of: ["slut"], from: {day: "2018-01-01"}}});
  });

  it("are ages at a date or a day", async () => {
    expect(await made("x: {derive: {age: {born: foedt, at: start}}}")).toMatchObject({
      unit: "år",
      derivation: {kind: "duration", unit: "age", of: ["foedt", "start"]},
    });
    expect((await made("x: {derive: {age: {born: foedt, at: 2018-06-01}}}")).derivation).toMatchObject({
      to: {day: "2018-06-01"},
    });
  });

  it("are refused for what is no date", async () => {
    const answer = await refused("job: {order: [Ja]}", "x: {derive: {days: {from: start, to: job}}}");
    expect(answer).toMatchObject({
      kind: "config",
      message: "register.job is a categorical variable, not a date.",
      hint: "Name a date variable.",
      place: {file: "codebook.yaml", line: 5, column: 40},
    });
    const text = await refused("x: {derive: {age: {born: job, at: start}}}");
    expect(text.message).toBe("register.job is a text variable, not a date.");
    expect(text.hint).toBe("Its values must be dates: give it type: date.");
    const day = await refused("x: {derive: {days: {from: start, to: 2019-02-30}}}");
    expect(day.message).toBe('"2019-02-30" is no day of the calendar.');
    expect(day.hint).toBe("Write a date as 2019-04-12 or 12-04-2019.");
    expect((await refused("x: {derive: {days: {from: start, to: slut, until: snart}}}")).message).toBe(
      '"snart" is no day of the calendar.',
    );
  });

  it("are refused when both ends are fixed, or one does not exist", async () => {
    const fixed = await refused("x: {derive: {days: {from: 2018-01-01, to: 2019-01-01}}}");
    expect(fixed.message).toBe("register.x goes from one fixed day to another.");
    const unknown = await refused("x: {derive: {years: {from: strat, to: slut}}}");
    expect(unknown.message).toBe('register.x is made of "strat", which does not exist.');
    expect(unknown.hint).toBe('Did you mean "start"?');
  });
});
