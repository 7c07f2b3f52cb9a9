import { sameBytes, signature } from "./tokens.ts";

const idBytes = 16;

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");
const uuidOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const sign = (ids: Uint8Array, purpose: string) => signature(Buffer.from(ids).toString("hex"), purpose);

/**
 * A capability for one row that needs no column of its own: tenant and row, and 192 bits of a keyed digest over both.
 * `letter` tells people and logs what it opens, `purpose` keeps the digests of different kinds apart.
 */
export function rowToken(letter: string, purpose: string, tenantId: string, rowId: string): string {
  const ids = Buffer.concat([bytesOf(tenantId), bytesOf(rowId)]);
  return `${letter}_${Buffer.concat([ids, sign(ids, purpose)]).toString("base64url")}`;
}

/** What such a token was made for; null for forged and mistyped ones. */
export function readRowToken(
  letter: string,
  purpose: string,
  token: string,
): { tenantId: string; rowId: string } | null {
  if (token.length !== 77 || !/^[a-z]_[A-Za-z0-9_-]{75}$/.test(token) || token[0] !== letter) return null;
  const bytes = Buffer.from(token.slice(2), "base64url");
  // The last character has two bits that say nothing: four ways to write one token would be four tokens.
  if (bytes.toString("base64url") !== token.slice(2)) return null;
  const ids = bytes.subarray(0, 2 * idBytes);
  if (!sameBytes(bytes.subarray(2 * idBytes), sign(ids, purpose))) return null;
  return { tenantId: uuidOf(ids.subarray(0, idBytes)), rowId: uuidOf(ids.subarray(idBytes)) };
}
