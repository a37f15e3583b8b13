/**
 * Signatures as minisign makes and reads them (https://jedisct1.github.io/minisign/): Ed25519 of the file's BLAKE2b-512, with a
 * trusted comment that is signed together with the signature.
 */
import {createHash, createPrivateKey, createPublicKey, sign, verify} from "node:crypto";

/** A secret key: the number that tells it from others, and the seed of the Ed25519 pair. */
export interface SecretKey {
  readonly id: Uint8Array;
  readonly seed: Uint8Array;
}

export interface PublicKey {
  readonly id: Uint8Array;
  readonly key: Uint8Array;
}

export type ReadSecretKey = {readonly key: SecretKey} | {readonly fault: "encrypted" | "no-key"};

export type SignatureVerdict = "good" | "other-key" | "bad" | "no-signature";

const lengths = {secret: 158, public: 42, signature: 74, global: 64} as const;

/** What DER has before the 32 bytes of a key. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");

/**
 * Reads a key file that `minisign -G -W` has written: a comment, and in base64 the algorithms, the salt and limits of the
 * password that there is none of, the key's number, its seed and public half, and a checksum. The halves must belong together, which
 * proves more than the checksum does.
 */
export function readSecretKey(text: string): ReadSecretKey {
  const bytes = decoded(lineOf(text, 1), lengths.secret);
  if (bytes === null || bytes.toString("latin1", 0, 2) !== "Ed") return {fault: "no-key"};
  if (bytes.readUInt16LE(2) !== 0) return {fault: "encrypted"};
  const [id, seed, half] = [bytes.subarray(54, 62), bytes.subarray(62, 94), bytes.subarray(94, 126)];
  return publicHalf(seed).equals(half) ? {key: {id, seed}} : {fault: "no-key"};
}

/** Reads a public key: the file that minisign has written, or its second line alone. Null for what is none. */
export function readPublicKey(text: string): PublicKey | null {
  const line = text.trim().includes("\n") ? lineOf(text, 1) : text.trim();
  const bytes = decoded(line, lengths.public);
  if (bytes === null || bytes.toString("latin1", 0, 2) !== "Ed") return null;
  return {id: bytes.subarray(2, 10), key: bytes.subarray(10)};
}

/** The public half of a secret key. */
export function publicKeyOf({id, seed}: SecretKey): PublicKey {
  return {id, key: publicHalf(seed)};
}

/** The text of a signature file. The comment has one line; the same file, key and comment always give the same text. */
export function signed(content: Uint8Array, {id, seed}: SecretKey, comment: string): string {
  const key = createPrivateKey({key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8"});
  const signature = sign(null, hashed(content), key);
  const global = sign(null, Buffer.concat([signature, Buffer.from(comment)]), key);
  const head = Buffer.concat([Buffer.from("ED"), id, signature]).toString("base64");
  return `untrusted comment: signature of maalepunkt\n${head}\ntrusted comment: ${comment}\n${global.toString("base64")}\n`;
}

/** Holds a file against the text of its signature, in the hashed form of today or the older one, and the trusted comment too. */
export function checkSignature(content: Uint8Array, text: string, {id, key}: PublicKey): SignatureVerdict {
  const head = decoded(lineOf(text, 1), lengths.signature);
  const global = decoded(lineOf(text, 3), lengths.global);
  const trusted = lineOf(text, 2);
  const mark = "trusted comment: ";
  if (head === null || global === null || !trusted.startsWith(mark)) return "no-signature";
  const algorithm = head.toString("latin1", 0, 2);
  if (algorithm !== "ED" && algorithm !== "Ed") return "no-signature";
  if (!head.subarray(2, 10).equals(id)) return "other-key";
  const signature = head.subarray(10);
  const publicKey = createPublicKey({key: Buffer.concat([spki, key]), format: "der", type: "spki"});
  const isGood =
    verify(null, algorithm === "ED" ? hashed(content) : content, publicKey, signature) &&
    verify(null, Buffer.concat([signature, Buffer.from(trusted.slice(mark.length))]), publicKey, global);
  return isGood ? "good" : "bad";
}

function hashed(content: Uint8Array): Buffer {
  return createHash("blake2b512").update(content).digest();
}

function publicHalf(seed: Uint8Array): Buffer {
  const key = createPrivateKey({key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8"});
  return createPublicKey(key).export({format: "der", type: "spki"}).subarray(spki.length);
}

function lineOf(text: string, index: number): string {
  return text.split(/\r?\n/)[index] ?? "";
}

/** The bytes of base64 text; null for what is not just so many. */
function decoded(text: string, length: number): Buffer | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64");
  return bytes.length === length ? bytes : null;
}
