import { bookAction } from "#lib/booking/actions.ts";
import { readText } from "#lib/http/read-body.ts";
import { paths } from "#lib/paths.ts";

const longest = 32 * 1024;

/**
 * Where the booking form goes as long as its script is not there: on a slow phone, or for good. The same action, then
 * an ordinary redirect; a refusal leads back to the form, which says it in words.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ tenant: string; service: string }> },
): Promise<Response> {
  const { tenant, service } = await params;
  const body = await readText(request, longest);
  const form = new URLSearchParams(body.ok ? body.value : "");
  const given = (name: string) => form.get(name)?.trim() || undefined;
  const party = given("party");
  const duration = given("duration");
  const note = given("note");
  const answer = await bookAction({
    tenant,
    key: given("key") ?? "",
    booking: {
      service,
      start: given("start") ?? "",
      timezone: given("timezone") ?? "",
      staff: given("staff"),
      party: party === undefined ? undefined : Number(party),
      durationMinutes: duration === undefined ? undefined : Number(duration),
      customer: { name: given("name") ?? "", email: given("email") ?? "", phone: given("phone") },
      ...(note === undefined ? {} : { answers: { note } }),
    },
  });
  const back = { start: given("start"), staff: given("staff"), duration, party, timezone: given("timezone") };
  const location = answer.ok
    ? answer.value.url
    : paths.service(tenant, service, { ...back, problem: answer.error.code });
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
