import {describe, expect, it} from "vitest";
import {type KeyEffects, readSigningKey, readVerifyingKey} from "../../src/editions/keys.ts";

const secret = `untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA4nt70TwYH9NTTMnuXp45LKwx93mkxLNtkbdDUPbgG3DMUTxqyTRyShXyJ0upjm2Z0C2aDxTt4GQ+aDPjlVwxy11I7XL1ucWVAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
`;
const publicLine = "RWTie3vRPBgf0xXyJ0upjm2Z0C2aDxTt4GQ+aDPjlVwxy11I7XL1ucWV";

function effects(text: string, mode: number | null = 0o100600): KeyEffects {
  return {readText: async () => text, modeOf: async () => mode};
}

describe("readSigningKey(path)", () => {
  it("reads a key that only its owner may read", async () => {
    expect(Buffer.from((await readSigningKey("n.key", effects(secret))).id).toString("hex")).toBe("e27b7bd13c181fd3");
  });

  it.each([0o100640, 0o100604, 0o100644, 0o100660])("refuses a key of mode %o", async (mode) => {
    await expect(readSigningKey("n.key", effects(secret, mode))).rejects.toMatchObject({
      kind: "usage",
      message: 'The key "n.key" may be read by others.',
      hint: "Run: chmod 600 n.key",
    });
  });

  it("asks for no mode where the system has none", async () => {
    await expect(readSigningKey("n.key", effects(secret, null))).resolves.toBeDefined();
  });

  it("says that a public key is the wrong one of the two", async () => {
    await expect(readSigningKey("n.pub", effects(`untrusted comment: x\n${publicLine}\n`))).rejects.toMatchObject({
      kind: "usage",
      hint: "The public key ends in .pub; --sign wants the other one.",
    });
  });

  it("tells how to make one that is missing", async () => {
    await expect(readSigningKey("/findes/ikke.key")).rejects.toMatchObject({
      kind: "usage",
      hint: expect.stringContaining("minisign -G -W"),
    });
  });
});

describe("readVerifyingKey(given)", () => {
  it("takes the key itself and a file with it", async () => {
    const unread: KeyEffects = {readText: () => Promise.reject(new Error("read")), modeOf: async () => null};
    const own = await readVerifyingKey(publicLine, unread);
    expect(await readVerifyingKey("n.pub", effects(`untrusted comment: x\n${publicLine}\n`))).toEqual(own);
  });

  it("refuses what is no key", async () => {
    await expect(readVerifyingKey("n.key", effects(secret))).rejects.toMatchObject({kind: "usage"});
    await expect(readVerifyingKey("/findes/ikke.pub")).rejects.toMatchObject({kind: "usage"});
  });
});
