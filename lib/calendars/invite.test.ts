import { expect, test } from "vitest";
import { bookingInvite, type InviteSubject } from "./invite.ts";

const subject: InviteSubject = {
  bookingId: "0192b7e4-0000-7000-8000-000000000001",
  version: 1,
  status: "confirmed",
  start: 29_800_000,
  end: 29_800_045,
  changedAt: 29_700_000,
  summary: "Cut",
  location: "",
  description: "",
  url: "https://book.example/manage/m_x",
  organizer: { name: "Salon", email: "bookings@book.example" },
  host: "book.example",
};

const line = (content: string, name: string) => new RegExp(`^${name}:(.*)\r$`, "m").exec(content)?.[1];

test("N14: one UID for life, SEQUENCE rises, METHOD and STATUS follow what became of the booking", () => {
  const states = [
    [subject, "PUBLISH", "CONFIRMED", "0"],
    [{ ...subject, version: 2, start: 29_900_000, end: 29_900_045 }, "PUBLISH", "CONFIRMED", "1"],
    [{ ...subject, version: 3, status: "cancelled" }, "CANCEL", "CANCELLED", "2"],
    [{ ...subject, version: 4, status: "expired" }, "CANCEL", "CANCELLED", "3"],
    [{ ...subject, version: 5, status: "held" }, "PUBLISH", "TENTATIVE", "4"],
    [{ ...subject, version: 6, status: "completed" }, "PUBLISH", "CONFIRMED", "5"],
  ] as const;
  for (const [state, method, status, sequence] of states) {
    const invite = bookingInvite(state);
    expect(line(invite.content, "UID")).toBe("0192b7e4-0000-7000-8000-000000000001@book.example");
    expect(line(invite.content, "METHOD")).toBe(method);
    expect(line(invite.content, "STATUS")).toBe(status);
    expect(line(invite.content, "SEQUENCE")).toBe(sequence);
    expect(invite.method).toBe(method);
    // Outlook refuses a file whose METHOD is not the one its content type names.
    expect(invite.contentType).toBe(`text/calendar; charset=utf-8; method=${method}`);
  }
});

test("N1: the same version gives the same bytes", () => {
  expect(bookingInvite(subject)).toEqual(bookingInvite({ ...subject }));
});
