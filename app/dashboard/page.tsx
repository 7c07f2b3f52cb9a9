import { redirect } from "next/navigation";
import { buttonClass } from "#components/ui/button-class.ts";
import { ForwardMark } from "#components/ui/marks.tsx";
import { userPage } from "#lib/auth/gate.ts";
import { listMemberships } from "#lib/auth/membership.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

/** Where a signed-in person chooses a business; with only one there is nothing to choose. */
export default async function DashboardsPage() {
  const user = await userPage(paths.dashboards());
  const memberships = await listMemberships(user.id);
  const [first, second] = memberships;
  if (!first) redirect(paths.signUpBusiness());
  if (!second) redirect(paths.dashboard.today(first.slug));
  const t = getTranslator((await requestLanguage()).locale, "dashboard");
  return (
    <main className="mx-auto w-full max-w-md px-5 py-16">
      <h1 className="text-xl">{t("chooser.title")}</h1>
      <p className="mt-1 text-muted">{t("chooser.text")}</p>
      <ul className="mt-6 divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
        {memberships.map(({ slug, name, role }) => (
          <li key={slug}>
            {/* A full load: the next page brings its own colour (AccentStyle). */}
            <a
              href={paths.dashboard.today(slug)}
              className="flex min-h-14 items-center justify-between gap-3 px-4 hover:bg-sunken"
            >
              <span className="min-w-0">
                <span className="block truncate font-medium">{name}</span>
                <span className="text-muted text-sm">{t(`role.${role}`)}</span>
              </span>
              <ForwardMark className="size-4 shrink-0 text-muted" />
            </a>
          </li>
        ))}
      </ul>
      <a href={paths.signUpBusiness()} className={buttonClass("quiet", "compact", "mt-4")}>
        {t("chooser.create")}
      </a>
    </main>
  );
}
