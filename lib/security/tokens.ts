import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "#lib/env.ts";

/** A capability: 192 random bits as 32 URL-safe characters, after a prefix that says what it opens (case A13). */
export const newToken = (prefix = ""): string => `${prefix}${randomBytes(24).toString("base64url")}`;

/** What is kept of a token: its SHA-256. High-entropy input needs no salt or stretching. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());

/** Equal in constant time. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", env().ENCRYPTION_KEY, "punctual", `seal:${purpose}`, 32));

/**
 * Seals a secret that we must be able to read again (a manage link goes into several mails). AES-256-GCM with
 * `context` (tenant and row) as associated data: a sealed value moved to another row or tenant does not open
 * (case S12). Layout: 12 bytes nonce, 16 bytes tag, ciphertext.
 */
export function seal(text: string, context: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor("v1"), nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

/** Opens what `seal` made. @throws when it was altered, moved or sealed under another key. */
export function unseal(sealed: Uint8Array, context: string): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", keyFor("v1"), bytes.subarray(0, 12))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** A keyed digest, for rate-limit keys and logs that must not hold the address itself. */
export const digest = (text: string): string =>
  createHmac("sha256", env().AUTH_SECRET).update(text).digest("base64url").slice(0, 22);

/** 192 bits that only we can make of a text, for capabilities that need no row. `purpose` keeps them apart. */
export const signature = (text: string, purpose: string): Uint8Array =>
  createHmac("sha256", Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "punctual", `sign:${purpose}`, 32)))
    .update(text)
    .digest()
    .subarray(0, 24);
