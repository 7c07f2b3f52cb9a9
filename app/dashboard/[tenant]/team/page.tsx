import type { Metadata } from "next";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { InvitationRow } from "#components/team/invitation-row.tsx";
import { InviteForm } from "#components/team/invite-form.tsx";
import { MemberRow } from "#components/team/member-row.tsx";
import { StaffSection } from "#components/team/staff-section.tsx";
import { Card } from "#components/ui/card.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { can } from "#lib/auth/permissions.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { readTeam } from "#lib/team/data.ts";
import { loadStaff } from "#lib/team/staff-loaders.ts";
import { formatDate } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "team")("title") };
}

const lines = "divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface";

/** Who can be booked, who signs in, and who has been asked to. */
export default async function TeamPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.team(slug), "team:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const { locale, region } = await requestLanguage();
  const t = getTranslator(locale, "team");
  const [team, staff] = await Promise.all([readTeam(scope), loadStaff(scope)]);
  const mayOwn = can(member.role, "tenant:own");
  const until = (date: Date) => formatDate(minuteFloor(date), region, tenant.timezone, "short");
  return (
    <PageFrame>
      <PageHeader title={t("title")} />
      <MessagesProvider {...clientMessages(locale, ["team"])}>
        <div className="flex flex-col gap-10">
          <StaffSection tenant={slug} staff={staff} />
          <section aria-labelledby="members">
            <h2 id="members" className="text-lg">
              {t("members.title")}
            </h2>
            <p className="mt-0.5 mb-3 text-muted">{t("members.text")}</p>
            <ul className={lines}>
              {team.members.map((one) => (
                <MemberRow
                  key={one.id}
                  tenant={slug}
                  business={tenant.name}
                  member={{
                    id: one.id,
                    name: one.name ?? one.email,
                    email: one.email,
                    role: one.role,
                    staffId: one.staffId,
                    isSelf: one.id === member.id,
                  }}
                  staff={team.staff}
                  mayOwn={mayOwn}
                />
              ))}
            </ul>
          </section>
          <Card>
            <h2 className="mb-4 text-base">{t("invite.title")}</h2>
            <InviteForm tenant={slug} staff={team.staff} mayOwn={mayOwn} />
          </Card>
          {team.invitations.length > 0 && (
            <section aria-labelledby="invitations">
              <h2 id="invitations" className="mb-3 text-base">
                {t("invite.pending")}
              </h2>
              <ul className={lines}>
                {team.invitations.map((one) => (
                  <InvitationRow
                    key={one.id}
                    tenant={slug}
                    invitationId={one.id}
                    email={one.email}
                    detail={[
                      t(`role.${one.role}`),
                      t("invite.until", { date: until(one.expiresAt) }),
                      t(`invite.mail.${one.mail}`),
                    ].join(" · ")}
                  />
                ))}
              </ul>
            </section>
          )}
        </div>
      </MessagesProvider>
    </PageFrame>
  );
}
