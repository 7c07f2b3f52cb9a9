import { describe, expect, test } from "vitest";
import { readPhone } from "./phone.ts";

const key = (text: string, timezone: string) => readPhone(text, timezone)?.key ?? null;

describe("numbers of twelve countries, as people there write them", () => {
  test.each([
    ["(212) 555-0142", "America/New_York", "+12125550142"],
    ["604.555.0142", "America/Vancouver", "+16045550142"],
    ["020 7946 0958", "Europe/London", "+442079460958"],
    ["0151 23456789", "Europe/Berlin", "+4915123456789"],
    ["06 12 34 56 78", "Europe/Paris", "+33612345678"],
    ["612 34 56 78", "Europe/Madrid", "+34612345678"],
    ["06 1234 5678", "Europe/Rome", "+390612345678"],
    ["０３－１２３４－５６７８", "Asia/Tokyo", "+81312345678"],
    ["(11) 91234-5678", "America/Sao_Paulo", "+5511912345678"],
    ["0412 345 678", "Australia/Sydney", "+61412345678"],
    ["٠٥٠ ١٢٣ ٤٥٦٧", "Asia/Riyadh", "+966501234567"],
    ["98412 34567", "Asia/Kolkata", "+919841234567"],
    ["984-1234567", "Asia/Kathmandu", "+9779841234567"],
  ])("%s in %s is %s", (text, timezone, wanted) => expect(key(text, timezone)).toBe(wanted));

  test("a country code in front counts, wherever the business is", () => {
    for (const text of [
      "+44 20 7946 0958",
      "+44 (0)20 7946 0958",
      "tel:+44-20-7946-0958",
      "＋４４２０７９４６０９５８",
    ])
      expect(key(text, "America/New_York"), text).toBe("+442079460958");
  });

  test("an extension is another desk", () => {
    expect(key("212 555 0142 ext. 5", "America/New_York")).toBe("+12125550142;ext=5");
  });

  test("zones that several countries keep, and none keeps, do no harm", () => {
    expect(key("+12125550142", "UTC")).toBe("+12125550142");
    expect(key("212 555 0142", "UTC")).toBeNull();
  });

  test.each(["", "12", "call me", "555", "+", "0000000000000000000000000000000000000000"])(
    "%j is none",
    (text) => expect(key(text, "America/New_York")).toBeNull(),
  );

  test("is found international, national, and as it is dialled at home", () => {
    expect(readPhone("+44 20 7946 0958", "Europe/London")?.digits).toEqual([
      "442079460958",
      "2079460958",
      "02079460958",
    ]);
  });
});
