import { pictureSize, renderPicture } from "#components/booking/render-picture.tsx";
import { priceWords } from "#components/booking/service-summary.tsx";
import { loadServiceCard } from "#lib/booking/loaders.ts";
import { languageFor } from "#lib/i18n/locales.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { formatDuration } from "#lib/time/format.ts";

export const size = pictureSize;
export const contentType = "image/png";

interface Props {
  params: Promise<{ tenant: string; service: string }>;
}

/** The picture of `/{tenant}/{service}` in other people's feeds, in the business's own language. */
export default async function ServicePicture({ params }: Props) {
  const { tenant, service: slug } = await params;
  const card = await loadServiceCard(tenant, slug);
  if (!card) return new Response(null, { status: 404 });
  const { business, service } = card;
  const { locale, region } = languageFor(business.locale);
  const t = getTranslator(locale, "booking");
  return renderPicture({
    business: business.name,
    title: service.name,
    details: `${formatDuration(service.durationMinutes, region)} · ${priceWords(service, region, t)}`,
    action: t("og.cta"),
    accent: business.accent,
  });
}
