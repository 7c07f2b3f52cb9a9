import { type Answer, type Call, json } from "../http.ts";
import { shownMail } from "./mail.ts";
import type { Mailbox } from "./store.ts";

export async function mailboxRoom(mailbox: Mailbox, call: Call): Promise<Answer> {
  if (call.url.pathname === "/mailbox/messages.json" && call.method === "GET")
    return json(200, mailbox.list({ to: call.url.searchParams.get("to") }).map(shownMail));
  return json(404, { error: "There is no such room in the sandbox." });
}
