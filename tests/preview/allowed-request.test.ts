import {describe, expect, it} from "vitest";
import {isOurs} from "../../src/preview/allowed-request.ts";

type Headers = Record<string, string>;

function asked(headers: Headers, url = "/events"): boolean {
  return isOurs({headers, url, socket: {localPort: 4173}});
}

const own = {host: "127.0.0.1:4173"};

describe("isOurs", () => {
  it.each(["127.0.0.1:4173", "localhost:4173", "LOCALHOST:4173"])("lets %s in", (host) => {
    expect(asked({host})).toBe(true);
  });

  it.each(["ondt.dk:4173", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.ondt.dk:4173", "[::1]:4173", ""])(
    "refuses the host «%s», whose name only points here",
    (host) => {
      expect(asked({host})).toBe(false);
    },
  );

  it("refuses who does not say which host is meant", () => {
    expect(asked({})).toBe(false);
  });

  it.each([{origin: "https://ondt.dk"}, {origin: "null"}, {origin: "http://127.0.0.1:9999"}])(
    "refuses what a page of another origin asks for: %o",
    (headers) => {
      expect(asked({...own, ...headers})).toBe(false);
    },
  );

  it.each(["cross-site", "same-site"])("refuses what a %s page embeds", (site) => {
    const embedded = {"sec-fetch-site": site, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"};
    expect(asked({...own, ...embedded}, "/")).toBe(false);
    expect(asked({...own, "sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, "/")).toBe(
      false,
    );
  });

  it("lets a link of another site open the report, and no more", () => {
    const navigation = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"};
    expect(asked({...own, ...navigation}, "/")).toBe(true);
    expect(asked({...own, ...navigation}, "/events")).toBe(false);
  });
});
