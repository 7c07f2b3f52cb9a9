import { platformDb } from "#lib/db/client.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { around } from "./around.ts";
import { seedBookings } from "./bookings.ts";
import { seedCustomers } from "./customers.ts";
import { harbour, juniper } from "./demo.ts";
import { seedAccount } from "./payments.ts";
import { writeSetup } from "./setup.ts";

// The demo of contract 7. Run again it only tops up the days that have come nearer.
const db = platformDb();
const dates = await around(localDateAt(minuteFloor(new Date()), "UTC"));
for (const setup of [juniper(dates), harbour(dates)]) {
  if (!(await resolveTenant(setup.tenant.slug))) await writeSetup(db, setup);
  const resolved = await resolveTenant(setup.tenant.slug);
  if (!resolved) continue;
  await seedBookings(db, resolved.scope, setup);
  await seedCustomers(db, resolved.scope);
  // One of the two takes deposits; the other shows a business that is paid on the spot.
  if (setup.tenant.slug === "juniper")
    await seedAccount(db, resolved.scope, setup.tenant, process.env.STRIPE_API_BASE);
  // The sandbox's website shows the demo in a frame; its port may be another than last time.
  const { SANDBOX_PORT } = process.env;
  if (SANDBOX_PORT)
    await db.tenant.update({
      where: { slug: setup.tenant.slug },
      data: { embedParents: [`http://localhost:${SANDBOX_PORT}`] },
    });
}
process.exit(0);
