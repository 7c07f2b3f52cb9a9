import type { MessageKey } from "#lib/i18n/catalogs.ts";

/** Something that Stripe wants to know: a sentence of ours, or its own name made readable. */
export type Need = { key: MessageKey<"money">; name?: string };

const business = /^(?:business_profile|company)\./;

// Stripe's names of what it needs (docs: Account, requirements). People stand under "individual", "representative",
// "owners" or an id of their own; which of them it is, Stripe's form says.
const rules: readonly [RegExp, MessageKey<"money">][] = [
  [/^business_profile\.(?:url|product_description)$/, "need.website"],
  [/^business_profile\.mcc$/, "need.trade"],
  [/^business_profile\.support/, "need.support"],
  [/^business_type$|^company\.structure$/, "need.type"],
  [/^external_account/, "need.bank"],
  [/^tos_acceptance/, "need.terms"],
  [/^settings\..*statement_descriptor|^business_profile\.name$/, "need.statement"],
  [/^company\.(?:name|name_kana|name_kanji)$/, "need.companyName"],
  [/^company\.address/, "need.companyAddress"],
  [/^company\.phone$/, "need.companyPhone"],
  [/^company\.(?:tax_id|vat_id|registration_number)/, "need.taxNumber"],
  [/^company\.verification|^documents\./, "need.companyProof"],
  [/^company\.(?:owners|directors|executives)_provided$|ownership/, "need.owners"],
  [/\.(?:first_name|last_name)(?:_kana|_kanji)?$/, "need.personName"],
  [/\.dob(?:\.|$)/, "need.birth"],
  [/\.address(?:_kana|_kanji)?(?:\.|$)/, "need.personAddress"],
  [/\.(?:email|phone)$/, "need.contact"],
  [/\.(?:id_number|ssn_last_4)$/, "need.idNumber"],
  [/\.verification(?:\.|$)/, "need.identity"],
  [/\.relationship(?:\.|$)/, "need.role"],
];

/** "person_1Nv.political_exposure" → "political exposure". */
const readable = (name: string): string =>
  name
    .replace(business, "")
    .replace(/^(?:person_\w+|individual|representative|owners|directors|executives)\./, "")
    .replace(/[._]+/g, " ");

/** What is missing, each once, in the order in which Stripe names it. */
export function needsOf(requirements: readonly string[]): Need[] {
  const needs = new Map<string, Need>();
  for (const name of requirements) {
    const key = rules.find(([pattern]) => pattern.test(name))?.[1];
    const need: Need = key ? { key } : { key: "need.other", name: readable(name) };
    needs.set(need.name ?? need.key, need);
  }
  return [...needs.values()];
}
