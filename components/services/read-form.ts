import type { FieldError } from "#lib/errors.ts";
import { parseAmount } from "#lib/money.ts";
import type { ServiceInput } from "#lib/services/schema.ts";

/** Sentences for what cannot even be sent: the server never sees the text that was typed. */
export interface ReadWords {
  price: string;
  reminders: string;
  number: string;
  percent: string;
}

/** What `balanceDays` is where nothing is shared out. */
export const usualBalanceDays = 14;

/** The editor's fields as the action wants them, or what is wrong with the typed text. Hours of notice become minutes. */
export function readServiceForm(
  form: FormData,
  editing: string | null,
  currency: string,
  words: ReadWords,
): { input: ServiceInput; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const number = (name: string): number => {
    const value = Number(text(name).replace(",", "."));
    if (text(name) === "" || !Number.isFinite(value)) errors.push({ path: name, message: words.number });
    return value;
  };
  const optional = (name: string) => (text(name) === "" ? null : number(name));
  const lengths = () =>
    form.getAll("lengthMinutes").map((minutes, index) => {
      const amount = parseAmount(String(form.getAll("lengthPrice")[index] || "0"), currency);
      const durationMinutes = Number(minutes);
      const path = `durations[${index}]`;
      if (String(minutes).trim() === "" || !Number.isInteger(durationMinutes))
        errors.push({ path, message: words.number });
      else if (amount === null) errors.push({ path, message: words.price });
      return { durationMinutes, price: amount ?? 0 };
    });
  const weights = () =>
    Object.fromEntries(form.getAll("staff").map((slug) => [String(slug), number(`weights.${slug}`)]));
  const price = parseAmount(text("price") || "0", currency);
  if (price === null) errors.push({ path: "price", message: words.price });
  const deposit = (): ServiceInput["payment"] => {
    const kind = text("payment");
    if (kind === "percent") {
      const percent = Number(text("depositPercent").replace(",", "."));
      const isRight = Number.isInteger(percent) && percent >= 1 && percent <= 100;
      if (!isRight) errors.push({ path: "payment.percent", message: words.percent });
      return { kind: "deposit", percent: isRight ? percent : 1 };
    }
    if (kind === "amount") {
      const amount = parseAmount(text("depositAmount"), currency);
      if (!amount) errors.push({ path: "payment.amount", message: words.price });
      return { kind: "deposit", amount: amount ?? 1 };
    }
    return { kind: kind === "full" ? "full" : "none" };
  };
  const noShowFee = parseAmount(text("noShowFee") || "0", currency);
  if (noShowFee === null) errors.push({ path: "noShowFee", message: words.price });
  const reminders = text("reminders")
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  if (reminders.some((hours) => !(hours > 0))) errors.push({ path: "reminders", message: words.reminders });
  const assignment = text("assignment");
  const input: ServiceInput = {
    editing,
    slug: text("slug"),
    name: text("name"),
    description: text("description"),
    durationMinutes: number("durationMinutes"),
    durations: lengths(),
    bufferBeforeMinutes: number("bufferBeforeMinutes"),
    bufferAfterMinutes: number("bufferAfterMinutes"),
    stepMinutes: number("stepMinutes"),
    alignment: text("alignment") === "opening" ? "opening" : "clock",
    minimumNoticeMinutes: Math.round(number("minimumNoticeMinutes") * 60),
    horizonDays: number("horizonDays"),
    bookableFrom: text("bookableFrom") || null,
    bookableTo: text("bookableTo") || null,
    capacity: number("capacity"),
    price: price ?? 0,
    payment: deposit(),
    noShowFee: noShowFee ?? 0,
    location: text("location"),
    policy: text("policy") || null,
    staff: form.getAll("staff").map(String),
    assignment: assignment === "all" || assignment === "balanced" ? assignment : "any",
    weights: assignment === "balanced" ? weights() : {},
    balanceDays: assignment === "balanced" ? number("balanceDays") : usualBalanceDays,
    resources: form.getAll("resources").map(String),
    reminders,
    approval: form.get("approval") !== null,
    approvalHours: number("approvalHours"),
    waitlistMinutes: form.get("waitlist") === null ? null : number("waitlistMinutes"),
    perDay: optional("perDay"),
    perWeek: optional("perWeek"),
    perCustomer: optional("perCustomer"),
    active: form.get("active") !== null,
  };
  return { input, errors };
}
