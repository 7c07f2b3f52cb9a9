import type { ManageView } from "#lib/booking/manage-view.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDuration } from "#lib/time/format.ts";

/** Lengths and numbers of people to choose from, each with its price; null where there is no choice. */
export function choiceWords(view: ManageView, region: string, t: Translator<"manage">) {
  const { choices, price, party, from, to } = view;
  const option = (what: string, amount: number, now: boolean) =>
    t(now ? "edit.optionNow" : "edit.option", {
      what,
      price: amount === 0 ? t("free") : formatMoney({ amount, currency: price.currency }, region),
    });
  const lengths = choices.lengths.map(({ minutes, price: amount }) => ({
    value: minutes,
    label: option(formatDuration(minutes, region), amount, minutes === to - from),
  }));
  const parties = choices.parties.map(({ people, price: amount }) => ({
    value: people,
    label: option(t("edit.people", { count: people }), amount, people === party),
  }));
  return {
    lengths: lengths.length > 0 ? { now: to - from, options: lengths } : null,
    parties: parties.length > 0 ? { now: party, options: parties } : null,
  };
}
