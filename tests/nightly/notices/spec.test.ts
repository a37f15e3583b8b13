import {describe, expect, it} from "vitest";
import {readYaml} from "../../../src/config/read-yaml.ts";
import {noticesSpec} from "../../../src/nightly/notices/spec.ts";

const read = (text: string) => readYaml("job.yaml", text, noticesSpec).value;
const mail = "mail: [{to: a@b.dk, from: c@d.dk, host: smtp";

describe("notices: of a job", () => {
  it("is nobody when nothing is written", () => {
    expect(read("{}")).toEqual({webhook: [], mail: []});
  });

  it.each([
    ["webhook: [{url: ftp://x.dk}]", "webhook.0.url"],
    ["webhook: [{url: https://bruger:kode@x.dk}]", "webhook.0.url"],
    ["webhook: [{url: https://x.dk, sign: hemmelig}]", "webhook.0.sign"],
    ["webhook: [{url: https://x.dk, on: fail}]", "webhook.0.on"],
    [`${mail}, password: hemmelig}]`, "mail.0.password"],
    [`${mail}, password: {env: P}}]`, "needs both user and password, or neither"],
    [`${mail}, user: x, password: {env: P}, security: none}]`, "would send its password for anyone to read"],
    ['mail: [{to: "a@b.dk\\nBcc: c@d.dk", from: c@d.dk, host: smtp}]', "mail.0.to"],
    ['mail: [{to: a@b.dk, from: "A\\r\\nX: y <c@d.dk>", host: smtp}]', "is no e-mail address"],
    ["mail: [{too: a@b.dk, from: c@d.dk, host: smtp}]", '"too"'],
  ])("refuses %j", (text, words) => {
    expect(() => read(text)).toThrow(words);
  });
});
