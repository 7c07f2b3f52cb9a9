import { headers } from "next/headers";
import { type ZoneChoice, zoneCookie } from "#lib/booking/zone-choice.ts";
import { detectScript } from "#lib/time/detect-script.ts";

/** Class for everything that shows times: hidden between finding out that the zone is another one and the right page. */
export const zonedClass = "in-data-[zone=away]:invisible";

/** Stands before the first time in the document. Silent where the visitor chose a zone. */
export async function ZoneScript({ choice }: { choice: ZoneChoice }) {
  if (choice.chosen) return null;
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <script
      nonce={nonce}
      data-shown={choice.zone}
      data-tried={choice.tried ?? undefined}
      suppressHydrationWarning
    >
      {detectScript(zoneCookie)}
    </script>
  );
}
