import {createHmac} from "node:crypto";
import {describe, expect, it} from "vitest";
import {findPersonal} from "../../src/errors/personal-text.ts";
import {createPseudonyms} from "../../src/personal-data/pseudonyms.ts";
import {cprNumber, different, generator} from "./generated.ts";

const key = "en hemmelighed paa mange tegn";
const {of, inText} = createPseudonyms(key, true);

describe("createPseudonyms(key, isCpr).of(value)", () => {
  it("is the same for one person, however the number is written", () => {
    const forms = ["010190-1234", "0101901234", " 010190 1234 ", "101901234", "01.01.90-1234"];
    expect(new Set(forms.map(of)).size).toBe(1);
    expect(of("Hans@Firma.dk")).toBe(of("hans@firma.dk"));
    expect(of("+45 28 34 99 10")).toBe(of("28 34 99 10"));
  });

  it("takes nine digits for an id where the column holds no CPR numbers", () => {
    const ids = createPseudonyms(key, false);
    expect(ids.of("101901234")).not.toBe(ids.of("0101901234"));
  });

  it("is another with another key", () => {
    expect(createPseudonyms(`${key}!`, true).of("010190-1234")).not.toBe(of("010190-1234"));
  });

  it("is short plain text that looks like nobody's data, and another for everybody", () => {
    const numbers = different(2000, () => cprNumber(from));
    const pseudonyms = numbers.map(of);
    for (const pseudonym of pseudonyms) expect(pseudonym).toMatch(/^p[0-9a-hjkmnp-tv-z]{16}$/);
    expect(new Set(pseudonyms).size).toBe(2000);
    expect(pseudonyms.flatMap(findPersonal)).toEqual([]);
  });

  it("is made of the first 80 bits of HMAC-SHA-256 of the plain form", () => {
    const bits = Array.from(createHmac("sha256", key).update("0101901234").digest().subarray(0, 10), (byte) =>
      byte.toString(2).padStart(8, "0"),
    ).join("");
    const letters = [...of("010190-1234").slice(1)].reverse();
    const read = letters.map((letter) =>
      "0123456789abcdefghjkmnpqrstvwxyz".indexOf(letter).toString(2).padStart(5, "0"),
    );
    expect(read.join("")).toBe(bits);
  });
});

const from = generator(7);

describe("createPseudonyms(key, isCpr).inText(text)", () => {
  it("puts a token in the place of each find and leaves the rest", () => {
    expect(inText("Jeg er 010190-1234, skriv a@b.dk eller ring 28 34 99 10!")).toBe(
      `Jeg er [cpr ${of("0101901234")}], skriv [e-mail ${of("a@b.dk")}] eller ring [telefon ${of("28 34 99 10")}]!`,
    );
    expect(inText("Intet at se")).toBe("Intet at se");
  });

  it("leaves nothing to be found", () => {
    expect(findPersonal(inText("0101901234 a@b.dk 28349910 +46 70 123 45 67 2834 9910"))).toEqual([]);
  });
});
