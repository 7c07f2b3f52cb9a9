import Link from "next/link";
import { Card } from "#components/ui/card.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import type { loadWaitsOf } from "#lib/waitlist/staff-loaders.ts";
import { wishWords } from "#lib/waitlist/words.ts";
import { offerWords } from "./offer-words.ts";

interface Props {
  t: Translator<"waitlist">;
  tenant: string;
  waits: Awaited<ReturnType<typeof loadWaitsOf>>;
  region: string;
  zone: string;
}

/** On a customer's page: what they wait for. Nothing where they do not. */
export function CustomerWaits({ t, tenant, waits, region, zone }: Props) {
  if (waits.length === 0) return null;
  return (
    <Card>
      <h2 className="mb-2 text-base">{t("desk.waits")}</h2>
      <ul className="divide-y divide-hairline">
        {waits.map((one) => (
          <li key={one.id} className="py-2 [overflow-wrap:anywhere]">
            <p className="font-medium">{one.service}</p>
            <p className="text-muted">{wishWords(one.wish, t, region)}</p>
            {one.offer && <p>{offerWords(one.offer, t, region, zone)}</p>}
          </li>
        ))}
      </ul>
      <Link
        href={paths.dashboard.waitlist(tenant)}
        className="mt-1 inline-block text-accent-text underline underline-offset-2"
      >
        {t("desk.open")}
      </Link>
    </Card>
  );
}
