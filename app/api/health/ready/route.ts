import { readiness } from "#lib/health/readiness.ts";
import { noStore } from "#lib/http/problem-response.ts";

export const dynamic = "force-dynamic";

/** Contract 4: whether this copy may be given requests. Names of what is wrong, never versions or causes. */
export async function GET(): Promise<Response> {
  const { failing, warnings } = await readiness();
  const more = warnings.length > 0 ? { warnings } : {};
  return failing.length === 0
    ? Response.json({ ready: true, ...more }, { headers: noStore })
    : Response.json({ ready: false, failing, ...more }, { status: 503, headers: noStore });
}
