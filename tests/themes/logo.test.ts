import {crc32, deflateSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {readLogo} from "../../src/themes/logo.ts";
import type {OwnLogo} from "../../src/themes/own-look.ts";
import {readPngSize} from "../../src/themes/png-size.ts";
import {ownFiles} from "./look.ts";

const place = {file: "evaluation.yaml", line: 7, column: 3};

function logo(content: Uint8Array | string, wish: OwnLogo = "logo.svg") {
  const files = ownFiles({"rapport/logo.svg": content, "rapport/logo.png": content});
  return readLogo(wish, {folder: "rapport", place, alt: "Logo: Holbæk Kommune"}, files);
}

async function refusal(content: Uint8Array | string, wish?: OwnLogo): Promise<CliError> {
  const error: unknown = await logo(content, wish).catch((cause: unknown) => cause);
  if (error instanceof CliError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

function svg(body: string, attributes = 'viewBox="0 0 240 60"'): string {
  return `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>\n${body}\n</svg>`;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(8))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("readLogo", () => {
  it("takes a drawing as it is, with its size and the words for those who do not see it", async () => {
    const text = svg(
      '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path fill="url(#a)" d="M0 0h9v9z"/>',
    );
    expect(await logo(text)).toEqual({
      mediaType: "image/svg+xml",
      bytes: new TextEncoder().encode(text),
      width: 240,
      height: 60,
      alt: "Logo: Holbæk Kommune",
    });
    expect(await logo(svg("<g/>"), {file: "logo.svg", alt: "Byens våben"})).toMatchObject({alt: "Byens våben"});
  });

  it("takes a drawing's size from width and height when there is no viewBox", async () => {
    expect(await logo(svg("<g/>", 'width="120mm" height="30mm"'))).toMatchObject({width: 120, height: 30});
    expect((await refusal(svg("<g/>", ""))).message).toBe('The logo "logo.svg" has no size.');
  });

  it("takes a PNG", async () => {
    expect(await logo(png(300, 80), "logo.png")).toMatchObject({mediaType: "image/png", width: 300, height: 80});
  });

  it.each([
    ["a script", "<script>alert(1)</script>", "holds <script>"],
    ["an event handler", '<g onload="alert(1)"/>', "has the script onload"],
    [
      "a page of its own",
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
      "holds <foreignObject>",
    ],
    ["a link", '<a href="https://example.org"><path d="M0 0"/></a>', "holds <a>"],
    ["an animation", '<g><set attributeName="href" to="javascript:alert(1)"/></g>', "holds <set>"],
    ["a picture from outside", '<image href="https://example.org/x.png"/>', "points outside itself"],
    ["a file of the machine", '<image xlink:href="file:///etc/passwd"/>', "points outside itself"],
    ["a drawing inside a picture", '<image href="data:image/svg+xml;base64,AAAA"/>', "points outside itself"],
    ["a use from outside", '<use href="other.svg#a"/>', "points outside itself"],
    ["a fill from outside", '<path fill="url(https://example.org/a#b)"/>', "points outside itself"],
    ["a style from outside", "<style>@import 'https://example.org/a.css';</style>", "points outside itself"],
    ["a style in CDATA", "<style><![CDATA[g{fill:url( 'http://a/b')}]]></style>", "points outside itself"],
    ["a hidden address", "<style>g{fill:u\\72l(http://a/b)}</style>", "has escapes in its styles"],
    ["broken XML", "<g>", "is not XML that can be read"],
    ["an unknown entity", "<text>&xxe;</text>", "is not XML that can be read"],
  ])("refuses %s, with its line", async (_what, body, message) => {
    const error = await refusal(svg(body));
    expect(error.message).toContain(`The logo ${message}`);
    expect(error.kind).toBe("config");
    expect(error.place).toMatchObject({file: "rapport/logo.svg", line: expect.any(Number)});
    expect(error.place?.line).toBeGreaterThanOrEqual(3);
  });

  it("refuses entities and style sheets before the drawing", async () => {
    const entities = `<!DOCTYPE svg [<!ENTITY x "y">]>${svg("<g/>").slice(21)}`;
    expect((await refusal(entities)).message).toBe("The logo declares entities of its own.");
    const sheet = `<?xml-stylesheet href="a.css"?>${svg("<g/>").slice(21)}`;
    expect((await refusal(sheet)).message).toBe("The logo names a style sheet outside itself.");
  });

  it("takes what drawing programs leave behind", async () => {
    const notes = '<metadata><x:note xmlns:x="http://www.inkscape.org/namespaces/inkscape">a</x:note></metadata>';
    const old = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
    expect(await logo(old + svg(notes).slice(21))).toMatchObject({width: 240});
  });

  it("refuses what is neither, what is too large, and what has no shape of a logo", async () => {
    expect((await refusal("GIF89a")).message).toBe('The logo "logo.svg" is neither SVG nor a whole PNG.');
    expect((await refusal("<html><body>svg</body></html>")).message).toContain("neither SVG nor");
    expect((await refusal(svg(`<desc>${"a".repeat(1_100_000)}</desc>`))).message).toContain(
      "would stand in every report",
    );
    expect((await refusal(svg("<g/>", 'viewBox="0 0 2100 100"'))).message).toContain("is 2100 by 100");
    expect((await refusal(png(50_000, 50_000), "logo.png")).message).toContain("neither SVG nor a whole PNG");
  });

  it("names the file that is not there, at the place that names it", async () => {
    const error = await refusal("", "../andet.svg");
    expect(error.message).toBe('The logo "../andet.svg" cannot be read.');
    expect(error).toMatchObject({place, hint: "There is no file andet.svg."});
  });
});

describe("readPngSize", () => {
  it("says nothing of a PNG that is cut short or changed anywhere", () => {
    const whole = png(30, 20);
    expect(readPngSize(whole)).toEqual({width: 30, height: 20});
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({min: 1, max: 255}), (at, change) => {
        const broken = Uint8Array.from(whole);
        broken[at] = (broken[at] ?? 0) ^ change;
        expect(readPngSize(broken)).toBeNull();
        expect(readPngSize(whole.subarray(0, at))).toBeNull();
      }),
    );
  });
});
