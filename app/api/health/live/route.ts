import { noStore } from "#lib/http/problem-response.ts";

export const dynamic = "force-dynamic";

/** Contract 4: 200 while the process serves. Asks nobody, so that a slow database restarts no process. */
export const GET = (): Response => Response.json({ live: true }, { headers: noStore });
