import { describe, expect, test } from "vitest";
import type { MailContent } from "./content.ts";
import { renderMail } from "./render.tsx";

const content: MailContent = {
  locale: "en",
  sender: { name: "Juniper Salon", accent: "#2f5d50" },
  preview: "Haircut with Ana",
  headline: "You are booked, Maria",
  paragraphs: ["See you on Tuesday."],
  details: [
    { label: "When", value: "Tue 1 Dec 2026, 9:00–9:45", note: "New York (GMT-5)", strong: true },
    { label: "Where", value: "12 Elm Street", href: "https://maps.example/12" },
  ],
  actions: [{ label: "Change or cancel", href: "https://book.example/manage/abc" }],
  notes: ["Free to cancel until Mon 30 Nov, 9:00."],
  footnotes: ["Sent by Punctual."],
};

test("both parts say the same", async () => {
  const { html, text } = await renderMail(content);
  for (const words of [
    "Juniper Salon",
    "You are booked, Maria",
    "See you on Tuesday.",
    "Tue 1 Dec 2026, 9:00–9:45",
    "New York (GMT-5)",
    "https://maps.example/12",
    "https://book.example/manage/abc",
    "Free to cancel until Mon 30 Nov, 9:00.",
    "Sent by Punctual.",
  ]) {
    expect(html).toContain(words);
    expect(text).toContain(words);
  }
  expect(html).toContain('lang="en"');
  expect(text).not.toMatch(/<\w/);
});

test("the least a mail can say", async () => {
  const { locale, sender, preview, headline, paragraphs } = content;
  const { html, text } = await renderMail({ locale, sender, preview, headline, paragraphs });
  expect(html).toContain("See you on Tuesday.");
  expect(text).toBe("You are booked, Maria\n\nSee you on Tuesday.\n\n-- \nJuniper Salon\n");
});

test("Arabic reads from the right", async () => {
  const { html } = await renderMail({ ...content, locale: "ar", direction: "rtl" });
  expect(html).toMatch(/<html[^>]*dir="rtl"[^>]*lang="ar"/);
});

test("I1: markup in any text stays text", async () => {
  const script = '<script>alert(1)</script><img src=x onerror="alert(1)">';
  const { html } = await renderMail({
    ...content,
    sender: { name: script, accent: "red;}</style><script>" },
    preview: script,
    headline: script,
    paragraphs: [script],
    details: [{ label: script, value: script, note: script }],
    notes: [script],
    footnotes: [script],
  });
  expect(html).not.toContain("<script");
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;script&gt;");
});

describe("I3: only web addresses are linked", () => {
  test.each([
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "\tjavascript:alert(1)",
    "data:text/html,x",
    "nonsense",
  ])("%j", async (href) => {
    const { html, text } = await renderMail({
      ...content,
      sender: { name: "Juniper", logoUrl: href },
      details: [{ label: "Where", value: "Online", href }],
      actions: [{ label: "Join", href }],
    });
    expect(html.toLowerCase()).not.toContain("javascript:");
    expect(html).not.toContain("href=");
    expect(html).not.toContain("src=");
    expect(text).not.toContain("Join");
  });
});
