import { openJournal } from "./journal.ts";
import { type Mail, recipients } from "./mail.ts";

/** Enough for any load test, little enough for memory. */
const mostMails = 10_000;

export interface MailFilter {
  to?: string | null;
  search?: string | null;
}

export interface Mailbox {
  /** Resolves once the mails would survive a kill. */
  add(mails: Mail[]): Promise<void>;
  update(id: string, change: Partial<Pick<Mail, "lastEvent" | "scheduledAt">>): Promise<void>;
  /** Whatever was accepted, also what is cancelled or not yet due. */
  find(id: string): Mail | null;
  accepted(): Mail[];
  /** What was accepted under one Idempotency-Key, in order. */
  byKey(key: string): Mail[];
  /** What has arrived, newest first. */
  list(filter?: MailFilter): Mail[];
  clear(): Promise<void>;
}

type Entry = { add: Mail[] } | { update: string; change: Partial<Mail> };

/** The received mail, in memory; with `file` it survives a restart. */
export async function openMailbox(file: string | null): Promise<Mailbox> {
  const { journal, entries } = await openJournal<Entry>(file);
  const mails = new Map<string, Mail>();
  const idsByKey = new Map<string, string[]>();
  const put = (mail: Mail): void => {
    mails.set(mail.id, mail);
    const { request } = mail;
    if (request) idsByKey.set(request.key, [...(idsByKey.get(request.key) ?? []), mail.id]);
  };
  const drop = ({ id, request }: Mail): void => {
    mails.delete(id);
    if (request) idsByKey.delete(request.key);
  };
  const apply = (entry: Entry): void => {
    if ("add" in entry) entry.add.forEach(put);
    else {
      const mail = mails.get(entry.update);
      if (mail) mails.set(mail.id, { ...mail, ...entry.change });
    }
    for (const mail of mails.values()) {
      if (mails.size <= mostMails) break;
      drop(mail);
    }
  };
  entries.forEach(apply);
  const write = async (entry: Entry): Promise<void> => {
    await journal.append(entry);
    apply(entry);
  };
  return {
    add: (added) => write({ add: added }),
    update: (id, change) => write({ update: id, change }),
    find: (id) => mails.get(id) ?? null,
    byKey: (key) => (idsByKey.get(key) ?? []).flatMap((id) => mails.get(id) ?? []),
    accepted: () => [...mails.values()].reverse(),
    list: (filter = {}) =>
      [...mails.values()].reverse().filter((mail) => arrived(mail) && matches(mail, filter)),
    async clear() {
      mails.clear();
      idsByKey.clear();
      await journal.clear();
    },
  };
}

const arrived = (mail: Mail): boolean =>
  mail.lastEvent !== "canceled" && (mail.scheduledAt === null || Date.parse(mail.scheduledAt) <= Date.now());

function matches(mail: Mail, { to, search }: MailFilter): boolean {
  if (to && !recipients(mail).includes(to.trim().toLowerCase())) return false;
  if (!search) return true;
  const haystack = [mail.subject, mail.from, ...mail.to, mail.text ?? mail.html ?? ""]
    .join("\n")
    .toLowerCase();
  return haystack.includes(search.trim().toLowerCase());
}
