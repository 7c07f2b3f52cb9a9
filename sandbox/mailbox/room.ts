import { notFound } from "../html.ts";
import { type Answer, type Call, json, redirect } from "../http.ts";
import { listPage } from "./list-page.ts";
import { type Mail, shownMail } from "./mail.ts";
import { framedMail, mailPage } from "./mail-page.ts";
import { dispositionOf, mailSource } from "./source.ts";
import type { Mailbox } from "./store.ts";

/** `/mailbox`: what was sent, for people and, as messages.json, for tests (contract 6). */
export async function mailboxRoom(mailbox: Mailbox, call: Call): Promise<Answer> {
  const { pathname, searchParams } = call.url;
  if (call.method === "POST" && pathname === "/mailbox/delete") {
    await mailbox.clear();
    return redirect("/mailbox");
  }
  if (call.method !== "GET" && call.method !== "HEAD") return json(405, { error: "Reading is GET." });
  if (pathname === "/mailbox") return listPage(mailbox, searchParams);
  if (pathname === "/mailbox/messages.json")
    return json(200, mailbox.list({ to: searchParams.get("to") }).map(shownMail));
  const [, , id = "", part, index] = pathname.split("/");
  const mail = mailbox.find(id);
  if (!mail) return notFound();
  if (part === undefined) return mailPage(mail, searchParams.get("view"));
  if (part === "html") return framedMail(mail);
  if (part === "source.eml") return download("message/rfc822", `${mail.id}.eml`, mailSource(mail));
  return part === "attachments" ? attachment(mail, index) : notFound();
}

/** Always a download, never a page of its own: an attached HTML file must not run on the sandbox's origin. */
function attachment(mail: Mail, index: string | undefined): Answer {
  const file = mail.attachments[Number(index)];
  return file ? download(file.contentType, file.filename, Buffer.from(file.content, "base64")) : notFound();
}

const download = (type: string, filename: string, body: string | Buffer): Answer => ({
  kind: "answer",
  status: 200,
  headers: {
    "content-type": /^[ -~]+$/.test(type) ? type : "application/octet-stream",
    "content-disposition": dispositionOf(filename),
    "content-security-policy": "sandbox",
  },
  body,
});
