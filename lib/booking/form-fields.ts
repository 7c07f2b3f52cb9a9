/** The text of a form's field; "" for one that did not come. */
export type Text = (name: string) => string;

/** What somebody asks for whether they book or wait for it, and who they are. */
export function wantedOf(text: Text) {
  const [staff, duration, party] = [text("staff"), text("duration"), text("party")];
  const [phone, note] = [text("phone").trim(), text("note").trim()];
  return {
    service: text("service"),
    timezone: text("timezone"),
    ...(staff ? { staff } : {}),
    ...(duration ? { durationMinutes: Number(duration) } : {}),
    ...(party && party !== "1" ? { party: Number(party) } : {}),
    customer: {
      name: text("name").trim(),
      email: text("email").trim(),
      ...(phone ? { phone } : {}),
    },
    ...(note ? { answers: { note } } : {}),
  };
}

/**
 * What the booking form asks for, from its fields, as `bookingInput` takes it. The browser reads them with the script,
 * the server without: the same form has to mean the same booking. Nothing is checked here.
 */
export const bookingOf = (text: Text) => ({ ...wantedOf(text), start: text("start") });
