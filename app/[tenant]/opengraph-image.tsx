import { pictureSize, renderPicture } from "#components/booking/render-picture.tsx";
import { loadBusiness } from "#lib/booking/loaders.ts";
import { languageFor } from "#lib/i18n/locales.ts";
import { getTranslator } from "#lib/i18n/messages.ts";

export const size = pictureSize;
export const contentType = "image/png";

/** The picture of `/{tenant}` in other people's feeds. */
export default async function TenantPicture({ params }: { params: Promise<{ tenant: string }> }) {
  const business = await loadBusiness((await params).tenant);
  if (!business) return new Response(null, { status: 404 });
  const t = getTranslator(languageFor(business.locale).locale, "booking");
  return renderPicture({
    business: "",
    title: business.name,
    details: business.description,
    action: t("og.cta"),
    accent: business.accent,
  });
}
