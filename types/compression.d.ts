// The part of `compression` that scripts/web.ts uses; its published types bring Express along.
declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface CompressionOptions {
    /** gzip, 1–9. */
    level?: number;
    brotli?: { params: Record<number, number> };
  }

  export default function compression(
    options?: CompressionOptions,
  ): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
