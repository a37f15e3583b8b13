import {once} from "node:events";
import {writeFile} from "node:fs/promises";
import {type AddressInfo, createServer} from "node:net";
import {join} from "node:path";
import {SMTPServer, type SMTPServerOptions} from "smtp-server";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {sendNotices} from "../../../src/nightly/notices/send.ts";
import {localCertificate, localKey} from "../../support/local-certificate.ts";
import {hostile, notices, noticeWith, type Sandbox, sandbox} from "./support.ts";

let box: Sandbox;
let servers: {close: (done: () => void) => void}[];
let letters: {readonly to: readonly string[]; readonly source: string; readonly secure: boolean}[];

beforeEach(async () => {
  servers = [];
  letters = [];
  box = await sandbox({MAIL_USER: "robot"});
  await writeFile(join(box.folder, "ca.pem"), localCertificate);
});
afterEach(async () => {
  for (const server of servers) await new Promise<void>((done) => server.close(done));
  await box.remove();
});

async function serve(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    key: localKey,
    cert: localCertificate,
    authOptional: true,
    disableReverseLookup: true,
    onAuth: ({username, password}, _session, done) =>
      username === "robot" && password === "s3cret" ? done(null, {user: username}) : done(new Error("no such robot")),
    onData: (stream, session, done) => {
      let source = "";
      stream.setEncoding("utf8").on("data", (part: string) => {
        source += part;
      });
      stream.on("end", () => {
        letters.push({to: session.envelope.rcptTo.map(({address}) => address), source, secure: session.secure});
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  servers.push(server);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  return (listening.address() as AddressInfo).port;
}

const login = {user: {env: "MAIL_USER"}, password: {file: "secret"}};
const send = (port: number, mail: object = {}, notice = noticeWith()) =>
  sendNotices(
    notices({
      mail: [
        {to: "drift@example.dk", from: "Robot <robot@example.dk>", host: "localhost", port, ca: "ca.pem", ...mail},
      ],
    }),
    notice,
    box.effects,
  );

/** The parts of a letter, decoded. */
function partsOf(source: string): {readonly head: string; readonly text: string; readonly html: string} {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? "";
  const decoded = rest
    .join("\r\n\r\n")
    .split(`--${boundary}`)
    .map((part) => {
      const [, ...body] = part.split("\r\n\r\n");
      const text = body.join("\r\n\r\n");
      if (/base64/i.test(part)) return Buffer.from(text, "base64").toString("utf8");
      const bytes = text
        .replace(/=\r\n/g, "")
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, "latin1").toString("utf8");
    });
  return {head, text: decoded[1] ?? "", html: decoded[2] ?? ""};
}

/** A header's value, unfolded and decoded. */
function header(head: string, name: string): string {
  const raw = new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "im").exec(head)?.[1] ?? "";
  return raw
    .replace(/\r\n[ \t]/g, " ")
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) => {
      if (kind.toUpperCase() === "B") return Buffer.from(text, "base64").toString("utf8");
      const bytes = text
        .replaceAll("_", " ")
        .replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, "latin1").toString("utf8");
    });
}

describe("a notice by mail", () => {
  it("goes by STARTTLS with a login, in Danish, as a page and as text", async () => {
    const port = await serve();
    const to = ["drift@example.dk", "Leder <leder@example.dk>"];
    expect(await send(port, {...login, to})).toEqual([
      {channel: "mail to 2 by localhost", state: "sent", tries: 1, problem: null},
    ]);
    const [letter] = letters;
    expect([letter?.to, letter?.secure]).toEqual([["drift@example.dk", "leder@example.dk"], true]);
    const {head, text, html} = partsOf(letter?.source ?? "");
    expect(header(head, "Subject")).toBe("Ny udgave holdt tilbage: Godt på vej");
    expect(header(head, "From")).toBe("Robot <robot@example.dk>");
    expect(header(head, "Date")).toBe("Sun, 29 Mar 2026 01:41:10 +0000");
    expect(header(head, "Message-ID")).toBe("<20260329T003000Z-1.held.0@example.dk>");
    expect(header(head, "Auto-Submitted")).toBe("auto-generated");
    for (const part of [text, html]) {
      expect(part).toContain("En ny udgave er lavet, men holdt tilbage. Den seneste gode udgave står uændret.");
      expect(part).toContain("Datagrundlaget fra »Skema« er mindre end i den forrige udgave.");
    }
    expect(html).toContain("<title>Ny udgave holdt tilbage: Godt på vej</title>");
    expect(html).toContain("Nyt &amp; godt");
    expect(text.replaceAll("\r\n", "\n").trim()).toBe(`Godt på vej

En ny udgave er lavet, men holdt tilbage. Den seneste gode udgave står uændret.

Job | kommunerne
Kørsel | 20260329T003000Z-1
Udgave, som læserne ser | 2026-03-28
Begyndt | 29.03.2026 kl. 03.30
Slut | 29.03.2026 kl. 03.41
Rapporter | 3 lavet, 95 uændret, 0 fejlet

Det skal du se på

Holder udgaven tilbage

Datagrundlaget fra »Skema« er mindre end i den forrige udgave.

Skema: 50 rows that count, 100 in the last edition.

Nyt & godt`);
  });

  it("goes by TLS from the first word, too", async () => {
    const port = await serve({secure: true});
    expect(await send(port, {security: "tls", ...login})).toMatchObject([{state: "sent"}]);
  });

  it("goes in the clear only where that is said, and without a login", async () => {
    const port = await serve({disabledCommands: ["STARTTLS", "AUTH"]});
    expect(await send(port)).toMatchObject([
      {state: "failed", tries: 1, problem: "the connection to the mail server cannot be made secure (500)"},
    ]);
    expect(await send(port, {security: "none"})).toMatchObject([{state: "sent"}]);
    expect(letters.map(({secure}) => secure)).toEqual([false]);
  });

  it("is not sent to a server that nobody vouches for", async () => {
    const port = await serve();
    expect(await send(port, {ca: undefined, tries: 1})).toMatchObject([{state: "failed"}]);
    expect(letters).toEqual([]);
  });

  it("tells a refused login once, without its words", async () => {
    const port = await serve();
    const told = await send(port, {...login, user: "other"});
    expect(told).toMatchObject([{state: "failed", tries: 1, problem: "the mail server refused the login (535)"}]);
    expect(JSON.stringify(told)).not.toMatch(/s3cret|robot/);
  });

  it("is tried again when the server is busy, and not when it refuses", async () => {
    let calls = 0;
    const busy = (code: number) => Object.assign(new Error(`mor@example.dk is ${code}`), {responseCode: code});
    const port = await serve({onMailFrom: (_address, _session, done) => done(++calls < 3 ? busy(451) : null)});
    expect(await send(port)).toMatchObject([{state: "sent", tries: 3}]);
    const refusing = await serve({onRcptTo: (_address, _session, done) => done(busy(550))});
    const told = await send(refusing);
    expect(told).toMatchObject([{state: "failed", tries: 1, problem: "the mail server refused the addresses (550)"}]);
    expect(JSON.stringify(told)).not.toContain("mor@");
  });

  it("tells when some of its readers were refused", async () => {
    const port = await serve({
      onRcptTo: ({address}, _session, done) => done(address.startsWith("gone") ? new Error("no such mailbox") : null),
    });
    const told = await send(port, {to: ["drift@example.dk", "gone@example.dk"]});
    expect(told).toMatchObject([{state: "failed", tries: 1, problem: "1 of 2 addresses was refused"}]);
    expect(letters).toHaveLength(1);
  });

  it("does not wait for a server that says nothing", async () => {
    const mute = createServer(() => {});
    await new Promise<void>((ready) => mute.listen(0, "127.0.0.1", ready));
    const {port} = mute.address() as AddressInfo;
    const told = await send(port, {seconds: 0.2, tries: 2});
    await new Promise((closed) => mute.close(closed));
    expect(told).toMatchObject([{state: "failed", tries: 2, problem: "the mail server did not answer in time"}]);
  });

  it("has no header and no markup but its own, whatever a title says", async () => {
    const port = await serve();
    const news = {isSame: true, subject: hostile, content: ""};
    const failure = {kind: "data" as const, message: hostile};
    await send(port, {on: "always"}, noticeWith({title: hostile, event: "published", news, failure}));
    await send(
      port,
      {on: "always"},
      noticeWith({title: hostile, event: "failure", run: hostile, job: hostile, failure}),
    );
    expect(letters.map(({to}) => to)).toEqual([["drift@example.dk"], ["drift@example.dk"]]);
    for (const {source} of letters) {
      const {head, html} = partsOf(source);
      expect(head).not.toMatch(/^Bcc:/im);
      expect(html).not.toContain("<script");
      expect(html).toContain("&lt;script&gt;");
    }
  });

  it.each([
    ["failure", false, "Kørslen fejlede: Godt på vej", "Der blev ingen ny udgave. Der er endnu ingen udgave."],
    ["banner", false, "Udgivet med forbehold: Godt på vej", "En ny udgave er udgivet med et forbehold på forsiden."],
    ["published", false, "Nyt i Godt på vej: 2 tal ændret", "En ny udgave er udgivet."],
    [
      "published",
      true,
      "Opdateres igen: Godt på vej",
      "En ny udgave er udgivet. Den forrige kørsel førte ikke til nogen.",
    ],
  ] as const)("tells of %s (recovered: %s)", async (event, recovered, subject, lead) => {
    const port = await serve();
    const edition = event === "failure" ? null : "2026-03-29";
    await send(port, {on: "always"}, noticeWith({event, recovered, edition}));
    const {head, text} = partsOf(letters[0]?.source ?? "");
    expect(header(head, "Subject")).toBe(subject);
    expect(text).toContain(lead);
  });
});
