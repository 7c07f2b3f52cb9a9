/** The text of a form's field; "" for one that did not come. */
type Text = (name: string) => string;

/**
 * What the booking form asks for, from its fields, as `bookingInput` takes it. The browser reads them with the script,
 * the server without: the same form has to mean the same booking. Nothing is checked here.
 */
export function bookingOf(text: Text) {
  const [staff, duration, party] = [text("staff"), text("duration"), text("party")];
  const [phone, note] = [text("phone").trim(), text("note").trim()];
  return {
    service: text("service"),
    start: text("start"),
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
