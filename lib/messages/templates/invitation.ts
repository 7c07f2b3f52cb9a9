import type { InvitationFacts } from "#lib/messages/invitation.ts";
import { absolute, paths } from "#lib/paths.ts";
import { formatDateTime, zoneLabel } from "#lib/time/format.ts";
import type { Letter, Reader } from "./letter.ts";

/** To somebody who is asked to join a team. The link leads to a page with a button (house rule 9). */
export function invitationLetter(invitation: InvitationFacts, reader: Reader, appUrl: string): Letter {
  const { t, language, timezone } = reader;
  const business = invitation.tenant.name;
  const role =
    invitation.role === "owner" || invitation.role === "admin"
      ? t(`invitation.role.${invitation.role}`)
      : t("invitation.role.staff");
  const when = formatDateTime(invitation.expires, language.region, timezone);
  const place = zoneLabel(timezone, invitation.expires, language.region);
  return {
    subject: t("invitation.subject", { business }),
    content: {
      locale: language.region,
      direction: language.direction,
      sender: { name: business, accent: invitation.tenant.accent },
      preview: t("invitation.headline", { business }),
      headline: t("invitation.headline", { business }),
      paragraphs: [t("invitation.body", { business, role })],
      actions: [
        { label: t("invitation.accept"), href: absolute(appUrl, paths.invitation(invitation.token)) },
      ],
      notes: [t("invitation.until", { when, place })],
      footnotes: [t("invitation.why", { business })],
    },
  };
}
