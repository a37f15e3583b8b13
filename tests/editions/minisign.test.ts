import {describe, expect, it} from "vitest";
import {checkSignature, readPublicKey, readSecretKey, signed} from "../../src/editions/minisign.ts";

/** Made with minisign 0.11: `minisign -G -W`, `minisign -S -t … -c …`. The key was made for this test and signs nothing else. */
const secret = `untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA4nt70TwYH9NTTMnuXp45LKwx93mkxLNtkbdDUPbgG3DMUTxqyTRyShXyJ0upjm2Z0C2aDxTt4GQ+aDPjlVwxy11I7XL1ucWVAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
`;
const withPassword = `untrusted comment: minisign encrypted secret key
RWRTY0IyF7Qmej9Gfr8VVzR8P5KWYCEiZLpjMVrRXjrUutgZ1n0AAAACAAAAAAAAAEAAAAAAnSpnv/f7ATkB2pRhnjg8RgNbLYc4DJWksovf7/mYZ4XpMOsMdHyg9TwTOS96JQUwVi54/Qy4AT7harxFS0eEdr8HhJV/XcUW244bohHOQih3gg9o1tRYtm2Qw6BWtPBE5+YoqXwvCqY=
`;
const publicLine = "RWTie3vRPBgf0xXyJ0upjm2Z0C2aDxTt4GQ+aDPjlVwxy11I7XL1ucWV";
const otherLine = "RWRtXcXlDMhSfRofi6w+n8eqIGRp9VmQc0rav8xxnjxzxaTnJ8Psudu7";
const content = Buffer.from("et manifest\n");
const comment = "file:manifest.json results:abc";
const byMinisign = `untrusted comment: signature of maalepunkt
RUTie3vRPBgf06tvjG+BOKy9KwBUFDMt2Z+1i+iaSSsx0YntCs96+jEWmL3oyAX44TvlRjQKegfZi8zg2tbY0wmiizKdsrMwhgk=
trusted comment: file:manifest.json results:abc
CvIImIcA4NJmvk9UbY3xlA4LXPn0y4xW6xx94wb/NjG50myFeV0s/Gaw6NYcblk5iKnIXt3cDDACzxyDq2KJDg==
`;
const older = `untrusted comment: signature from minisign secret key
RWTie3vRPBgf0+oZw+Y1q1dNQn/dSyh/kvVNq5GIhaHKseuxCaoejY5MwKFu+4cRLXUlHdmqE2/pxfTKvH0SqNTPz/l4Krfy1QQ=
trusted comment: old form
62mVhUnrl+Nj0HqJbsMx11q0CJWHkJDjDlcUIPRW4gGlnyBGFFkA6rEwBfukcJpV+G2NtMRcQWSfcBRsXFh4AA==
`;

function keys() {
  const read = readSecretKey(secret);
  const [own, other] = [readPublicKey(publicLine), readPublicKey(otherLine)];
  if (!("key" in read) || own === null || other === null) throw new Error("the keys of the test cannot be read");
  return {key: read.key, own, other};
}

describe("signed(content, key, comment)", () => {
  it("gives the very bytes that minisign gives", () => {
    expect(signed(content, keys().key, comment)).toBe(byMinisign);
  });
});

describe("checkSignature(content, text, key)", () => {
  const {own, other} = keys();

  it.each([
    ["hashed", byMinisign],
    ["older", older],
  ])("takes a signature of minisign in the %s form", (_, text) => {
    expect(checkSignature(content, text, own)).toBe("good");
  });

  it("takes line ends of Windows", () => {
    expect(checkSignature(content, byMinisign.replaceAll("\n", "\r\n"), own)).toBe("good");
  });

  it("refuses a file of which one byte was changed", () => {
    expect(checkSignature(Buffer.from("et Manifest\n"), byMinisign, own)).toBe("bad");
    expect(checkSignature(Buffer.from("et Manifest\n"), older, own)).toBe("bad");
  });

  it("refuses a trusted comment that was changed", () => {
    expect(checkSignature(content, byMinisign.replace("results:abc", "results:abd"), own)).toBe("bad");
  });

  it("does not mind the untrusted comment", () => {
    expect(checkSignature(content, byMinisign.replace("signature of maalepunkt", "noget andet"), own)).toBe("good");
  });

  it("tells another key from a bad signature", () => {
    expect(checkSignature(content, byMinisign, other)).toBe("other-key");
  });

  it.each([
    ["nothing", ""],
    ["half a signature", byMinisign.slice(0, 120)],
    ["a signature without a trusted comment", byMinisign.replace("trusted comment: file", "comment: file")],
    ["what is not base64", byMinisign.replace("RUTie3", "RU?ie3")],
    ["another algorithm", byMinisign.replace("RUTie3", "RVTie3")],
  ])("knows that %s is none", (_, text) => {
    expect(checkSignature(content, text, own)).toBe("no-signature");
  });
});

describe("readSecretKey(text)", () => {
  it("tells a key with a password from what is no key", () => {
    expect(readSecretKey(withPassword)).toEqual({fault: "encrypted"});
    expect(readSecretKey(publicLine)).toEqual({fault: "no-key"});
    expect(readSecretKey("")).toEqual({fault: "no-key"});
  });

  it("refuses a key whose halves do not belong together", () => {
    expect(readSecretKey(secret.replace("NTTMnu", "NTTMnv"))).toEqual({
      fault: "no-key",
    });
  });
});

describe("readPublicKey(text)", () => {
  it("reads the file and the line alone as the same", () => {
    const file = `untrusted comment: minisign public key D31F183CD17B7BE2\n${publicLine}\n`;
    expect(readPublicKey(file)).toEqual(readPublicKey(publicLine));
  });

  it("gives null for what is none", () => {
    expect(readPublicKey("minisign.pub")).toBeNull();
    expect(readPublicKey(secret)).toBeNull();
  });
});
