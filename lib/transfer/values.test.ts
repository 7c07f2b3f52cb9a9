import { describe, expect, test } from "vitest";
import { guessKind, guessMapping } from "./fields.ts";
import { attachment } from "./file-name.ts";
import { durationOf, lineOf, phoneOf, priceOf, statusOf } from "./values.ts";

test.each([
  ["45", 4500],
  ["45,50 €", 4550],
  ["$1,234.50", 123_450],
  ["1.234,50", 123_450],
  ["1,234", 123_400],
  ["0", 0],
  ["free", null],
  ["-", null],
  ["9".repeat(40), null],
])("the price %s", (text, amount) => expect(priceOf(text, "EUR")).toBe(amount));

test("minor units follow the currency", () => {
  expect(priceOf("500", "JPY")).toBe(500);
  expect(priceOf("1.234", "KWD")).toBe(1234);
});

test.each([
  ["45", 45],
  ["45 min", 45],
  ["1:30", 90],
  ["1h 30m", 90],
  ["2 hours", 120],
  ["long", null],
])("the duration %s", (text, minutes) => expect(durationOf(text)).toBe(minutes));

test.each([
  ["Accepted", "confirmed"],
  ["No show", "no_show"],
  ["Canceled by customer", "cancelled"],
  ["Completed", "completed"],
  ["Pending", "held"],
  ["who knows", null],
])("the state %s", (text, status) => expect(statusOf(text)).toBe(status));

test("I20: controls, lone halves and reordering marks fall away", () => {
  expect(lineOf("A\0na\u202E \uD800 Lo\r\npez", 120)).toBe("A na \uFFFD Lo pez");
  expect(phoneOf("call me")).toBeNull();
  expect(phoneOf("+49 (30) 123-45")).toBe("+49 (30) 123-45");
});

describe("columns are known by what other programs call them", () => {
  test.each([
    [
      "Square",
      [
        "Appointment ID",
        "Start Time",
        "End Time",
        "Client",
        "Client Email",
        "Client Phone",
        "Service",
        "Staff",
        "Status",
      ],
      ["id", "start", "end", "name", "email", "phone", "service", "staff", "status"],
    ],
    [
      "Fresha",
      [
        "Appt. ref",
        "Scheduled Date",
        "Time",
        "Duration (mins)",
        "Client",
        "Email",
        "Service",
        "Team member",
        "Net sales",
      ],
      ["", "date", "time", "duration", "name", "email", "service", "staff", "price"],
    ],
    [
      "Calendly",
      [
        "Event Type Name",
        "Start Date & Time",
        "End Date & Time",
        "Invitee First Name",
        "Invitee Last Name",
        "Invitee Email",
        "Invitee Time Zone",
        "Canceled",
      ],
      ["service", "start", "", "firstName", "lastName", "email", "customerTimezone", "cancelled"],
    ],
    [
      "Acuity",
      [
        "Start Time",
        "End Time",
        "First Name",
        "Last Name",
        "Phone",
        "Email",
        "Type",
        "Calendar",
        "Appointment Price",
        "Notes",
      ],
      ["start", "end", "firstName", "lastName", "phone", "email", "service", "staff", "price", "note"],
    ],
  ])("%s", (_, columns, fields) => {
    const mapping = guessMapping("bookings", columns);
    for (const [index, field] of fields.entries())
      if (field) expect(mapping, columns[index]).toMatchObject({ [field]: index });
    expect(guessKind(columns)).toBe("bookings");
  });

  test("a date beside a time of day", () =>
    expect(guessMapping("bookings", ["Date", "Start time", "End time", "E-mail"])).toEqual({
      date: 0,
      time: 1,
      endTime: 2,
      email: 3,
    }));

  test("a list of people is one of customers", () => {
    expect(guessKind(["Name", "E-mail", "Phone"])).toBe("customers");
    expect(guessMapping("customers", ["Vorname", "Nachname", "E-Mail", "Handy"])).toEqual({
      firstName: 0,
      lastName: 1,
      email: 2,
      phone: 3,
    });
  });
});

describe("I19: names of files", () => {
  test.each([
    ["plain.csv", `attachment; filename="plain.csv"; filename*=UTF-8''plain.csv`],
    ['a"; x="b.csv', `attachment; filename="a-- x=-b.csv"; filename*=UTF-8''a--%20x%3D-b.csv`],
    [
      "a\r\nSet-Cookie: x=1",
      `attachment; filename="aSet-Cookie- x=1"; filename*=UTF-8''aSet-Cookie-%20x%3D1`,
    ],
    ["../../etc/passwd", `attachment; filename="-..-etc-passwd"; filename*=UTF-8''-..-etc-passwd`],
    ["Zoë 美.csv", `attachment; filename="Zoe .csv"; filename*=UTF-8''Zo%C3%AB%20%E7%BE%8E.csv`],
    ["\u202Egnp.exe", `attachment; filename="gnp.exe"; filename*=UTF-8''gnp.exe`],
    ["\uD800", `attachment; filename="download"; filename*=UTF-8''%EF%BF%BD`],
    ["", `attachment; filename="download"; filename*=UTF-8''download`],
  ])("%j", (name, header) => {
    expect(attachment(name)).toBe(header);
    expect(() => new Headers({ "content-disposition": attachment(name) })).not.toThrow();
  });
});
