import { expect } from "@playwright/test";

export const sandboxUrl = process.env.PUNCTUAL_SANDBOX_URL ?? "http://localhost:3001";

export interface Mail {
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: string }[];
}

export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${sandboxUrl}/mailbox/messages.json?to=${encodeURIComponent(address)}`);
  return response.json();
}

/** The newest mail to an address whose subject matches, as soon as it is there. */
export async function mailTo(address: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        found = (await mailsTo(address)).find((mail) => subject.test(mail.subject));
        return found !== undefined;
      },
      { timeout: 20_000, message: `a mail to ${address} about ${subject}` },
    )
    .toBe(true);
  if (!found) throw new Error("unreachable");
  return found;
}

/** The calendar file of a mail, unfolded. */
export function calendarOf(mail: Mail): string {
  const file = mail.attachments.find(({ contentType }) => contentType.startsWith("text/calendar"));
  if (!file) throw new Error(`No calendar file in: ${mail.subject}`);
  return Buffer.from(file.content, "base64")
    .toString("utf8")
    .replace(/\r\n[ \t]/g, "");
}

/** The instant in a UTC property of a calendar file, ISO. */
export function instantOf(calendar: string, property: "DTSTART" | "DTEND"): string {
  const found = new RegExp(`^${property}:(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})Z`, "m").exec(
    calendar,
  );
  if (!found) throw new Error(`No ${property} in UTC:\n${calendar}`);
  const [, year, month, day, hour, minute, second] = found;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
