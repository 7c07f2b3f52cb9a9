import { expect, test } from "vitest";
import { needsOf } from "./needs.ts";

test("what belongs together is asked for once, in Stripe's order", () => {
  expect(
    needsOf([
      "business_profile.url",
      "representative.first_name",
      "representative.last_name",
      "individual.dob.day",
      "individual.dob.month",
      "person_1NvXyz.address.line1",
      "company.address.city",
      "external_account",
      "tos_acceptance.date",
      "tos_acceptance.ip",
      "individual.ssn_last_4",
    ]).map(({ key }) => key),
  ).toEqual([
    "need.website",
    "need.personName",
    "need.birth",
    "need.personAddress",
    "need.companyAddress",
    "need.bank",
    "need.terms",
    "need.idNumber",
  ]);
});

test("what we have no words for is readable all the same", () => {
  expect(needsOf(["person_1NvXyz.political_exposure", "interv_1abc.form"])).toEqual([
    { key: "need.other", name: "political exposure" },
    { key: "need.other", name: "interv 1abc form" },
  ]);
});
