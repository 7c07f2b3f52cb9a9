import type { Mail } from "./mail.ts";

/** The mail as a file (RFC 5322, 2045), for mail programs and for eyes. Texts are quoted-printable, so that eyes can read them. */
export function mailSource(mail: Mail): string {
  const outer = `=_outer_${mail.id}`;
  const inner = `=_inner_${mail.id}`;
  const lines = [
    `From: ${encoded(mail.from)}`,
    `To: ${mail.to.map(encoded).join(", ")}`,
    ...(mail.cc.length > 0 ? [`Cc: ${mail.cc.map(encoded).join(", ")}`] : []),
    ...(mail.replyTo.length > 0 ? [`Reply-To: ${mail.replyTo.map(encoded).join(", ")}`] : []),
    `Subject: ${encoded(mail.subject)}`,
    `Date: ${new Date(mail.receivedAt).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${mail.id}@sandbox.localhost>`,
    ...Object.entries(mail.headers).map(([name, value]) => `${name}: ${encoded(value)}`),
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${outer}"`,
    "",
    `--${outer}`,
    `Content-Type: multipart/alternative; boundary="${inner}"`,
    ...(mail.text === null ? [] : textPart(inner, "text/plain; charset=utf-8", mail.text)),
    ...(mail.html === null ? [] : textPart(inner, "text/html; charset=utf-8", mail.html)),
    "",
    `--${inner}--`,
    ...mail.attachments.flatMap(({ contentType, content, filename }) =>
      part(outer, contentType.replace(/[\r\n]+/g, " "), content, [contentDisposition(filename)]),
    ),
    `--${outer}--`,
    "",
  ];
  return lines.join("\r\n");
}

const toBase64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

function part(boundary: string, type: string, content: string, more: string[] = []): string[] {
  const body = content.match(/.{1,76}/g) ?? [];
  return [
    "",
    `--${boundary}`,
    `Content-Type: ${type}`,
    ...more,
    "Content-Transfer-Encoding: base64",
    "",
    ...body,
  ];
}

const textPart = (boundary: string, type: string, text: string): string[] => [
  "",
  `--${boundary}`,
  `Content-Type: ${type}`,
  "Content-Transfer-Encoding: quoted-printable",
  "",
  ...text.split(/\r?\n/).flatMap(quotedPrintable),
];

/** One line of text as lines of at most 76 characters (RFC 2045 6.7). */
function quotedPrintable(line: string): string[] {
  const lines = [""];
  const octets = Buffer.from(line, "utf8");
  for (const [index, octet] of octets.entries()) {
    const blank = octet === 9 || octet === 32;
    const plain = blank ? index < octets.length - 1 : octet > 32 && octet < 127 && octet !== 61;
    const written = plain
      ? String.fromCharCode(octet)
      : `=${octet.toString(16).toUpperCase().padStart(2, "0")}`;
    const current = lines.at(-1) ?? "";
    if (current.length + written.length > 75) {
      lines[lines.length - 1] = `${current}=`;
      lines.push(written);
    } else lines[lines.length - 1] = current + written;
  }
  return lines;
}

/** Text outside ASCII as encoded words (RFC 2047), an address in angle brackets left readable. */
function encoded(text: string): string {
  const oneLine = text.replace(/[\r\n]+/g, " ");
  if (/^[ -~]*$/.test(oneLine)) return oneLine;
  const named = /^(.*)(<[ -~]+>)$/.exec(oneLine);
  const words = (named?.[1] ?? oneLine).trim().replace(/^"(.*)"$/, "$1");
  // 14 characters are at most 42 octets, so each word stays within the 75 that RFC 2047 allows.
  const coded = [...words].reduce<string[]>((list, character, index) => {
    if (index % 10 === 0) list.push("");
    return [...list.slice(0, -1), (list.at(-1) ?? "") + character];
  }, []);
  return [...coded.map((word) => `=?UTF-8?B?${toBase64(word)}?=`), ...(named?.[2] ? [named[2]] : [])].join(
    "\r\n ",
  );
}

/** RFC 6266: quotes, line breaks and directories in a file name reach nobody's disk (I19). */
export function dispositionOf(filename: string): string {
  const base = filename.split(/[/\\]/).at(-1) ?? "";
  const plain = base.replace(/[^ !#-[\]-~]/g, "_") || "attachment";
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(base || "attachment").replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
}

const contentDisposition = (filename: string): string => `Content-Disposition: ${dispositionOf(filename)}`;
