import { createServer } from "node:http";
import { field } from "./wire.ts";

export interface MailSink {
  url: string;
  mails(): number;
  /** Confirmations that reached one address under several keys: a vendor that keeps keys would have sent both. */
  twice(): string[];
  close(): Promise<void>;
}

/**
 * Takes mail as Resend's API does and remembers only who was confirmed what under which Idempotency-Key. The sandbox
 * would keep every mail of a long run in memory. Every customer of a run books once, so one address gets one confirmation.
 */
export async function startMailSink(): Promise<MailSink> {
  const keys = new Map<string, Set<string>>();
  let mails = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      mails++;
      const key = String(request.headers["idempotency-key"] ?? "");
      note(key, Buffer.concat(chunks).toString());
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: key || String(mails) }));
    });
  });
  const note = (key: string, text: string): void => {
    const mail: unknown = JSON.parse(text || "{}");
    const to: unknown = typeof mail === "object" && mail !== null ? Reflect.get(mail, "to") : "";
    const subject = field(mail, "subject");
    if (!/^(Booked|Confirmed)\b/.test(subject)) return;
    const who = `${String(to)} ${subject}`;
    keys.set(who, (keys.get(who) ?? new Set()).add(key));
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    mails: () => mails,
    twice: () => [...keys].filter(([, different]) => different.size > 1).map(([who]) => who),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
