import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/any-text.ts";
import { composeBookingMail, composeInvitationMail } from "./compose.ts";
import { facts, installation, invitation, to } from "./testing.ts";

const minute = (iso: string) => Date.parse(iso) / 60_000;
const at = (iso: string) => ({ start: minute(iso), end: minute(iso) + 45 });
const customer = (change: Partial<typeof to.customer> = {}) => ({ ...to.customer, ...change });

async function compose(
  addressee: typeof to.customer,
  kind: "confirmation" | "reminder" | "cancelled" | "changed" = "confirmation",
  change: Partial<typeof facts> = {},
) {
  const standing = kind === "changed" ? { send: kind, previous: at("2026-11-30T14:00:00Z") } : { send: kind };
  return composeBookingMail(addressee, standing, { ...facts, ...change }, installation);
}

const hostileText = fc.constantFrom(
  "</td></table><form action=//x.test>",
  "<!--",
  "--><script>",
  "]]>",
  "&lt;b&gt;",
  "{{constructor}}",
  "<svg/onload=alert(1)>",
  "\u0000\u2028\u202e",
  "</style><style>*{}",
  "<![endif]-->",
);

const instant = (file = "") => {
  const event = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent");
  return event && new ICAL.Event(event).startDate.toJSDate().toISOString();
};

describe("the same instant, labelled in the right zones, around New York's clock changes", () => {
  test.each([
    // The day before, the day of and the day after 1 November 2026, when New York goes back.
    ["Asia/Kathmandu", "2026-10-31T13:00:00Z", "Sat, Oct 31, 6:45 PM (Kathmandu)", "GMT+5:45", "GMT-4"],
    ["Asia/Kathmandu", "2026-11-01T14:00:00Z", "Sun, Nov 1, 7:45 PM (Kathmandu)", "GMT+5:45", "GMT-5"],
    ["America/St_Johns", "2026-11-01T14:00:00Z", "Sun, Nov 1, 10:30 AM (St. John’s)", "GMT-3:30", "GMT-5"],
    ["Australia/Lord_Howe", "2026-11-02T14:00:00Z", "Tue, Nov 3, 1:00 AM (Lord Howe)", "GMT+11", "GMT-5"],
    ["Pacific/Kiritimati", "2026-11-01T14:00:00Z", "Mon, Nov 2, 4:00 AM (Kiritimati)", "GMT+14", "GMT-5"],
    // And around 14 March 2027, when it goes forward.
    ["Pacific/Kiritimati", "2027-03-14T13:00:00Z", "Mon, Mar 15, 3:00 AM (Kiritimati)", "GMT+14", "GMT-4"],
    ["Australia/Lord_Howe", "2027-03-13T14:00:00Z", "Sun, Mar 14, 1:00 AM (Lord Howe)", "GMT+11", "GMT-5"],
  ])("%s %s", async (timezone, iso, subject, offset, offsetThere) => {
    const mail = await compose(customer({ timezone }), "confirmation", at(iso));
    expect(mail.subject).toBe(`Booked: Haircut, ${subject}`);
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain(`(${offset})`);
      expect(part).toContain(`New York (${offsetThere})`);
    }
    expect(instant(mail.attachments[0]?.content)).toBe(new Date(iso).toISOString());
    expect(mail.text).toContain(iso.replace(/[-:]/g, ""));
  });

  test("where the clocks agree, one line is enough", async () => {
    const mail = await compose(customer({ timezone: "America/Toronto" }));
    expect(mail.text).toContain("Toronto (GMT-5)");
    expect(mail.text).not.toContain("In New York");
  });

  test("a wall time that happens twice says which of the two it is", async () => {
    const first = await compose(
      customer({ timezone: "America/New_York" }),
      "confirmation",
      at("2026-11-01T05:30:00Z"),
    );
    const second = await compose(
      customer({ timezone: "America/New_York" }),
      "confirmation",
      at("2026-11-01T06:30:00Z"),
    );
    expect(first.subject).toContain("GMT-4");
    expect(second.subject).toContain("GMT-5");
  });
});

test("who it is from, and where answers go", async () => {
  const mail = await compose(customer());
  expect(mail).toMatchObject({
    from: "Juniper Salon <bookings@punctual.test>",
    to: "maria@example.com",
    replyTo: "hello@juniper.test",
  });
  expect(await compose(to.business)).toMatchObject({
    to: "hello@juniper.test",
    replyTo: "maria@example.com",
  });
});

test("a confirmation has all that is needed: time, place, person, price, the way to change it, three calendars", async () => {
  const { text, html } = await compose(customer());
  for (const words of [
    "Haircut, 45 min",
    "Ana",
    "Main Street Studio, 12 Elm Street",
    "$45.00",
    `https://book.example/manage/${facts.manageToken}`,
    "https://calendar.google.com/calendar/render?action=TEMPLATE",
    "https://outlook.live.com/calendar/0/deeplink/compose?",
  ])
    expect(text).toContain(words);
  expect(html).toContain(`href="https://book.example/manage/${facts.manageToken}"`);
});

test("no manage link reaches Google, Microsoft or the business", async () => {
  const { text } = await compose(customer());
  const links = text.match(/https:\/\/(?:calendar\.google|outlook\.live)\S+/g) ?? [];
  expect(links).toHaveLength(2);
  expect(links.join()).not.toContain("m_");
  for (const addressee of [to.business, to.staff])
    expect(JSON.stringify(await compose(addressee))).not.toContain(facts.manageToken);
});

test("a change strikes the old time and names the new one", async () => {
  const mail = await compose(customer(), "changed");
  expect(mail.subject).toBe("New time: Haircut, Tue, Dec 1, 7:45 PM (Kathmandu)");
  expect(mail.html).toMatch(/<s>Monday, November 30, 2026, 7:45 – 8:30 PM<\/s>/);
});

test("a cancellation: whose it was, the reason where the business gave one, the file taken back", async () => {
  const cancelled = { status: "cancelled" as const, version: 2 };
  const theirs = await compose(customer(), "cancelled", {
    ...cancelled,
    cancelledBy: "business",
    cancelReason: "Ana is ill.",
  });
  expect(theirs.text).toContain("had to cancel");
  expect(theirs.text).toContain("Ana is ill.");
  expect(theirs.text).toContain("https://book.example/juniper/haircut");
  expect(theirs.text).not.toContain(facts.manageToken);
  expect(theirs.attachments[0]?.contentType).toContain("method=CANCEL");
  const own = await compose(customer(), "cancelled", {
    ...cancelled,
    cancelledBy: "customer",
    cancelReason: "Busy",
  });
  expect(own.text).toContain("As you asked");
  const told = await compose(to.business, "cancelled", {
    ...cancelled,
    cancelledBy: "customer",
    cancelReason: "Busy",
  });
  expect(told.text).toContain("Reason: Busy");
});

describe("I1, I4: whatever a customer typed is inert", () => {
  const typed = '<script>alert(1)</script><img src=x onerror=alert(1)>"\r\nBcc: victim@x.test\u202E';
  const hostile = {
    customer: { ...facts.customer, name: typed, phone: typed },
    answers: { [typed]: typed },
    cancelReason: typed,
    cancelledBy: "customer",
  };
  test.each(["confirmation", "changed", "cancelled"] as const)("%s to the business", async (kind) => {
    const { html, subject, to: recipient, from } = await compose(to.business, kind, hostile);
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    // The mailer makes one line of it (lib/email/mailer.ts); the recipient is one already.
    expect(subject).toContain("script");
    expect(recipient).toBe("hello@juniper.test");
    expect(from).not.toContain("script");
  });

  test("law: no text changes the markup around it, in any field, to any reader", {
    timeout: 60_000,
  }, async () => {
    const tags = (html: string) => (html.match(/<\/?[a-z!][^\s>]*/gi) ?? []).join("");
    const said = (word: string): Partial<typeof facts> => ({
      customer: { ...facts.customer, name: word, phone: word },
      answers: { [`${word}?`]: word },
      staffName: word,
      service: { ...facts.service, name: word },
      location: { name: word, kind: "in_person", address: word },
      cancelReason: word,
      cancelledBy: "business",
    });
    for (const addressee of [to.customer, to.business]) {
      const plain = tags((await compose(addressee, "cancelled", said("plain"))).html);
      await fc.assert(
        fc.asyncProperty(fc.oneof(hostileText, anyText({ minLength: 1 })), async (word) => {
          const mail = await compose(addressee, "cancelled", said(`x${word}`));
          expect(tags(mail.html)).toBe(plain);
        }),
        { numRuns: 25 },
      );
    }
  });

  test("N17: the customer's own words are not mailed to whoever's address was entered", async () => {
    const spam = "Win now at https://spam.example";
    const mail = await compose(customer(), "confirmation", {
      customer: { ...facts.customer, name: spam },
      answers: { note: spam },
    });
    expect(JSON.stringify(mail)).not.toContain("spam.example");
  });

  test("a business's name is text too", async () => {
    const tenant = { ...facts.tenant, name: 'Evil" <x@y.test>, <script>' };
    const mail = await compose(customer(), "confirmation", { tenant });
    expect(mail.from).toBe('"Evil x at y.test, script" <bookings@punctual.test>');
    expect(mail.html).not.toContain("<script");
  });
});

test("N1: the same message is the same mail, byte for byte", async () => {
  expect(await compose(customer())).toEqual(await compose(customer()));
});

test("an invitation: who asks, as what, until when, and a link", async () => {
  const mail = await composeInvitationMail(to.staff, invitation, installation);
  expect(mail.subject).toBe("Juniper Salon invites you to its bookings");
  expect(mail.text).toContain("as an admin");
  expect(mail.text).toContain(`https://book.example/invitation/${invitation.token}`);
  expect(mail.attachments).toEqual([]);
});

describe("letters about money", () => {
  const money = { dueNow: 900, price: 4500, paid: { captured: 0, refunded: 0 } };
  const deadlines = [
    { until: minute("2026-11-30T14:00:00Z"), percent: 100, amount: 900 },
    { until: minute("2026-12-01T05:00:00Z"), percent: 50, amount: 450 },
  ];
  const send = (
    kind: Parameters<typeof composeBookingMail>[1]["send"],
    change: Partial<typeof facts> = {},
    detail: Record<string, string> = {},
    addressee: typeof to.customer = customer(),
  ) => {
    if (kind === "changed") throw new Error("tested elsewhere");
    const about = { ...facts, ...money, deadlines, ...change };
    return composeBookingMail({ ...addressee, detail }, { send: kind }, about, installation);
  };

  test("what is due, by when what comes back, and nothing for a calendar yet", async () => {
    const mail = await send("payment-due", { status: "held", holdReason: "payment" });
    expect(mail.subject).toMatch(/^Please pay: Haircut/);
    expect(mail.text).toContain("$9.00");
    expect(mail.text).toMatch(
      /Cancel until Mon, Nov 30, 9:00 AM \(New York\) and everything you paid comes back/,
    );
    expect(mail.text).toMatch(/Cancel until Tue, Dec 1, 12:00 AM \(New York\) and \$4\.50 comes back/);
    expect(mail.text).toContain("/manage/");
    expect(mail.attachments).toEqual([]);
  });

  test("paid: what was paid and what is left, with the file for the calendar", async () => {
    const mail = await send("confirmation", { paid: { captured: 900, refunded: 0 } });
    expect(mail.text).toMatch(/Paid[\s\S]*\$9\.00[\s\S]*Still to pay[\s\S]*\$36\.00/);
    expect(mail.attachments).toHaveLength(1);
  });

  test.each([
    ["unpaid", /^Not booked: /, "nothing was taken from you", {}],
    ["paid-late", /^Your money comes back: /, "$9.00", { refund: "900" }],
    ["no-show-fee", /^No-show fee: /, "$20.00", { fee: "2000" }],
    ["no-show-fee-due", /^Please confirm: no-show fee, /, "/manage/", { fee: "2000" }],
  ] as const)("%s: said in words, without a file", async (kind, subject, contains, detail) => {
    const mail = await send(
      kind,
      { status: kind.startsWith("no-show") ? "no_show" : "expired" },
      { ...detail },
    );
    expect(mail.subject).toMatch(subject);
    for (const part of [mail.html, mail.text]) expect(part).toContain(contains);
    expect(mail.attachments).toEqual([]);
  });

  test("cancelled: what comes back is in the letter", async () => {
    const mail = await send("cancelled", { status: "cancelled", cancelledBy: "customer" }, { refund: "450" });
    expect(mail.text).toMatch(/Refund[\s\S]*\$4\.50/);
  });

  test.each([
    ["refund-failed", /^A refund failed: Maria Silva/, "give it back in another way"],
    ["disputed", /^A payment is disputed: Maria Silva/, "until it is decided"],
  ] as const)("%s: the business alone hears of it", async (kind, subject, contains) => {
    const mail = await send(kind, {}, { refund: "900" }, to.business);
    expect(mail.subject).toMatch(subject);
    expect(mail.text).toContain(contains);
    expect(mail.text).toContain("$9.00");
  });
});
