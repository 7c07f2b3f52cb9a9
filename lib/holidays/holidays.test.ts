import { describe, expect, test } from "vitest";
import { lineField } from "#lib/booking/schema.ts";
import { isDate } from "#lib/time/civil.ts";
import { type HolidayQuery, holidayCountries, holidayRegions, holidaysOf, holidayYears } from "./holidays.ts";

async function names(query: Omit<HolidayQuery, "locale"> & { locale?: string }) {
  const found = await holidaysOf({ locale: "en", ...query });
  if (!found.ok) throw new Error(`No such ${found.error}`);
  return Object.fromEntries(found.value.map(({ date, name }) => [date, name]));
}

describe("holidays as law has them", () => {
  test.each([
    [2024, "2024-04-01"],
    [2027, "2027-03-29"],
    [2038, "2038-04-26"],
  ])("Easter moves: Monday of %i", async (year, date) => {
    expect(await names({ country: "DE", year })).toMatchObject({ [date]: "Easter Monday" });
  });

  test("what falls on a weekend in New York is observed on Friday or Monday, beside the day itself", async () => {
    const found = await names({ country: "US", region: "NY", year: 2027 });
    expect(found).toMatchObject({
      "2027-06-18": "Juneteenth (substitute day)",
      "2027-06-19": "Juneteenth",
      "2027-07-05": "Independence Day (substitute day)",
      "2027-11-25": "Thanksgiving Day",
      "2027-12-24": "Christmas Day (substitute day)",
    });
    expect(await names({ country: "US", year: 2027 })).not.toHaveProperty("2027-02-12");
    expect(found).toHaveProperty("2027-02-12", "Lincoln's Birthday");
  });

  test("New Year on a Saturday is observed in the year before", async () => {
    expect(await names({ country: "US", year: 2027 })).toHaveProperty("2027-12-31");
    expect(await names({ country: "US", year: 2028 })).not.toHaveProperty("2027-12-31");
  });

  test("Bavaria has Corpus Christi, Berlin the 8th of March, Catholic Bavaria the Assumption too", async () => {
    const bavaria = await names({ country: "DE", region: "BY", year: 2027, locale: "de" });
    const berlin = await names({ country: "DE", region: "BE", year: 2027, locale: "de-AT" });
    const catholic = await names({ country: "DE", region: "by-kath", year: 2027, locale: "de" });
    expect(bavaria).toMatchObject({ "2027-01-06": "Heilige Drei Könige", "2027-05-27": "Fronleichnam" });
    expect(bavaria).not.toHaveProperty("2027-08-15");
    expect(catholic).toHaveProperty("2027-08-15", "Mariä Himmelfahrt");
    expect(berlin).toHaveProperty("2027-03-08", "Internationaler Frauentag");
    expect(berlin).not.toHaveProperty("2027-05-27");
  });

  test("Scotland has the 2nd of January and St Andrew's, no Easter Monday; two days are carried over", async () => {
    const scotland = await names({ country: "GB", region: "SCT", year: 2027 });
    expect(scotland).toMatchObject({
      "2027-01-04": "January 2nd (substitute day)",
      "2027-08-02": "Summer bank holiday",
      "2027-12-27": "Christmas Day (substitute day)",
      "2027-12-28": "Boxing Day (substitute day)",
    });
    expect(scotland).toHaveProperty("2027-11-30");
    expect(scotland).not.toHaveProperty("2027-03-29");
    expect(await names({ country: "GB", region: "ENG", year: 2027 })).toHaveProperty("2027-03-29");
  });

  test("days that begin at sunset are said by their date, and feasts of several days by each of them", async () => {
    expect(await names({ country: "IL", year: 2027 })).toMatchObject({
      "2027-04-22": "Passover (Pesach)",
      "2027-10-11": "Day of Atonement (Yom Kippur)",
    });
    const emirates = await names({ country: "AE", year: 2027 });
    const eid = Object.entries(emirates).filter(([, name]) => name.includes("Eid al-Fitr"));
    expect(eid.map(([date]) => date)).toEqual(["2027-03-09", "2027-03-10", "2027-03-11"]);
  });

  test("what runs over New Year is there in both years", async () => {
    const found = await names({ country: "SZ", year: 2027 });
    expect(Object.keys(found).slice(0, 2)).toEqual(["2027-01-01", "2027-01-02"]);
  });

  test("half days do not close a whole one", async () => {
    expect(await names({ country: "IS", year: 2027 })).not.toHaveProperty("2027-12-24");
    expect(await names({ country: "AU", region: "QLD", year: 2027 })).not.toHaveProperty("2027-12-24");
  });

  test("two on one day are one line", async () => {
    expect(await names({ country: "US", region: "NY", year: 2027 })).toHaveProperty(
      "2027-02-15",
      "Susan B. Anthony Day / Washington's Birthday",
    );
  });

  test("names come in the language asked for, else in the country's own", async () => {
    expect(await names({ country: "jp", year: 2027, locale: "ja-JP" })).toHaveProperty(
      "2027-02-11",
      "建国記念の日",
    );
    expect(await names({ country: "JP", year: 2027, locale: "fr" })).toMatchObject({
      "2027-01-01": "Nouvel An",
      "2027-01-11": "成人の日",
    });
  });
});

describe("what is not known is said, not made up", () => {
  test.each([
    ["NP", undefined, "country"],
    ["XX", undefined, "country"],
    ["__proto__", undefined, "country"],
    ["DE", "NY", "region"],
    ["DE", "BY-NOWHERE", "region"],
    ["DE", "constructor", "region"],
    ["DE", "", "region"],
    ["AD", "01", "region"],
  ])("%s %s", async (country, region, error) => {
    expect(await holidaysOf({ country, region, year: 2027, locale: "en" })).toEqual({ ok: false, error });
  });
});

describe("every country and region", () => {
  test("gives dates of the year in order, with names that a schedule takes, a country also at both ends", async () => {
    const reason = lineField(200).refine((text) => text.length > 0);
    const wrong: string[] = [];
    for (const { code: country } of await holidayCountries("en"))
      for (const region of [undefined, ...(await holidayRegions(country, "en")).map(({ code }) => code)])
        for (const year of region ? [2027] : [holidayYears.first, 2027, holidayYears.last]) {
          const found = await holidaysOf({ country, region, year, locale: "de" });
          if (!found.ok) throw new Error(`${country} ${region} has no such ${found.error}`);
          found.value.forEach(({ date, name }, i) => {
            const before = found.value[i - 1]?.date ?? "";
            const fits = isDate(date) && date > before && date.startsWith(`${year}-`);
            if (!fits || !reason.safeParse(name.slice(0, 200)).success)
              wrong.push(`${country} ${region} ${date} ${name}`);
          });
        }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("is listed by name in the reader's language", async () => {
    expect(await holidayCountries("de")).toContainEqual({ code: "IT", name: "Italien" });
    expect(await holidayRegions("gb", "en")).toContainEqual({ code: "SCT", name: "Scotland" });
    expect(await holidayRegions("DE", "de")).toContainEqual({
      code: "BY-KATH",
      name: "Bayern, Überwiegend katholische Gemeinden",
    });
    expect(await holidayRegions("XX", "en")).toEqual([]);
  });
});
