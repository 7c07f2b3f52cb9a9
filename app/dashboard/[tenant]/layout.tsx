import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Live } from "#components/dashboard/live.tsx";
import { navItems } from "#components/dashboard/nav-items.ts";
import { Shell } from "#components/dashboard/shell.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { AccentStyle } from "#components/ui/accent-style.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { ToastRegion } from "#components/ui/toast.tsx";
import { UiProvider } from "#components/ui/ui-provider.tsx";
import { memberOf, memberPage } from "#lib/auth/gate.ts";
import { env } from "#lib/env.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { absolute, paths } from "#lib/paths.ts";
import { parseTheme, themeCookie } from "#lib/theme/preference.ts";
import { countRequests } from "#lib/time-off/loaders.ts";
import { countWaiting } from "#lib/waitlist/staff-loaders.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const membership = await memberOf((await params).tenant);
  if (!membership) {
    const { title, robots } = await missingMetadata();
    // For every page below: the template has no place for the page's own title.
    return { title: { default: String(title), template: String(title) }, robots };
  }
  const { name } = membership.tenant;
  return { title: { default: name, template: `%s · ${name}` }, robots: { index: false } };
}

/** Around every page of one business's dashboard. Each page checks the membership for itself too. */
export default async function DashboardLayout({ params, children }: Props) {
  const { tenant: slug } = await params;
  const membership = await memberPage(slug, paths.dashboard.today(slug));
  if (!membership) return <Missing />;
  const { scope, tenant, user, member } = membership;
  const { locale, region } = await requestLanguage();
  const [requests, people] = await Promise.all([
    countRequests(scope, member, new Date()),
    countWaiting(scope, member),
  ]);
  const t = getTranslator(locale, "dashboard");
  const ui = getTranslator(locale, "ui");
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <UiProvider locale={region}>
      <MessagesProvider {...clientMessages(locale, ["dashboard", "bookings", "changes", "series", "ui"])}>
        <AccentStyle colour={tenant.accent} />
        <Live pulse={paths.dashboard.pulse(slug)} openedAt={Date.now()}>
          <Shell
            t={t}
            business={tenant.name}
            home={paths.dashboard.today(slug)}
            pageUrl={absolute(env().APP_URL, paths.tenant(slug))}
            userName={user.name ?? user.email}
            theme={theme}
            items={navItems(t, slug, member.role, requests, people)}
            closeLabel={ui("close")}
            places={{
              n: paths.dashboard.newBooking(slug),
              t: paths.dashboard.today(slug),
              c: paths.dashboard.customers(slug),
              "/": paths.dashboard.searchBookings(slug),
            }}
          >
            {children}
          </Shell>
        </Live>
        <ToastRegion words={{ notifications: ui("notifications"), dismiss: ui("dismiss") }} />
      </MessagesProvider>
    </UiProvider>
  );
}
