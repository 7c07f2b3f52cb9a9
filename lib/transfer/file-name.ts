/**
 * `Content-Disposition` for a download (RFC 6266, case I19): an ASCII name that every reader understands and the exact
 * one beside it (RFC 8187). Nothing in it can end the header, leave the folder or hide what the file is.
 */
export function attachment(name: string): string {
  const clean =
    name
      .toWellFormed()
      .normalize("NFC")
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "")
      .replace(/[/\\:*?"<>|%;]/g, "-")
      .replace(/^[.\s]+|[.\s]+$/g, "")
      .slice(0, 120)
      .toWellFormed() || "download";
  const ascii = clean.normalize("NFD").replace(/[^\x20-\x7e]/g, "");
  const exact = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii.trim() || "download"}"; filename*=UTF-8''${exact}`;
}
