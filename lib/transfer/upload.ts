import { fileBytes } from "./limits.ts";

export interface UploadedFile {
  content: string;
  fileName: string;
  kind: "bookings" | "customers" | undefined;
}

export type UploadProblem = "too_large" | "nothing" | "not_text" | "failed" | "too_often";

/** What a form around a file may weigh besides the file. */
const envelope = 64 * 1024;

/** The bytes of a request, no more than `limit`; null where there are more. */
async function boundedBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) break;
    size += read.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    parts.push(read.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/**
 * Text of a file as spreadsheets write it: UTF-8 or UTF-16 with their marks, UTF-8 without, and otherwise what old Excel
 * means by "CSV". Null for what is no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The file or text of the upload form, read without holding more than a file may weigh. */
export async function readUpload(request: Request): Promise<UploadedFile | UploadProblem> {
  const bytes = await boundedBytes(request, fileBytes + envelope);
  if (!bytes) return "too_large";
  let form: FormData;
  try {
    const type = request.headers.get("content-type") ?? "";
    form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    return "failed";
  }
  const kind = form.get("kind");
  const named = kind === "bookings" || kind === "customers" ? kind : undefined;
  const file = form.get("file");
  if (file instanceof File && file.size > 0) {
    if (file.size > fileBytes) return "too_large";
    const content = decodeText(new Uint8Array(await file.arrayBuffer()));
    return content === null ? "not_text" : { content, fileName: file.name, kind: named };
  }
  const text = form.get("text");
  return typeof text === "string" && text.trim() !== ""
    ? { content: text, fileName: "", kind: named }
    : "nothing";
}
