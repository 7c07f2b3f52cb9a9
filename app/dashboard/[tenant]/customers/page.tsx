import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { CustomersTable } from "#components/customers/customers-table.tsx";
import { MissingHere } from "#components/dashboard/missing-here.tsx";
import { PageFrame } from "#components/dashboard/page-frame.tsx";
import { shortcut } from "#components/dashboard/shortcut.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { memberPage } from "#lib/auth/gate.ts";
import { ownOnly } from "#lib/auth/permissions.ts";
import { loadCustomers } from "#lib/customers/loaders.ts";
import { customersQuery } from "#lib/customers/schema.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "customers")("title") };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;

/** Everybody who has booked, by name; the address holds the search and the page. */
export default async function CustomersPage({ params, searchParams }: Props) {
  const [{ tenant: slug }, asked, language] = await Promise.all([params, searchParams, requestLanguage()]);
  const membership = await memberPage(slug, paths.dashboard.customers(slug), "customer:read");
  if (!membership) return <MissingHere tenant={slug} />;
  const { scope, tenant, member } = membership;
  const t = getTranslator(language.locale, "customers");
  const query = customersQuery.parse({ q: one(asked.q), after: one(asked.after) });
  const { lines, next } = await loadCustomers(scope, member, { query, now: new Date() });
  const all = paths.dashboard.customers(slug);
  const searched = query.q !== undefined;
  return (
    <PageFrame>
      <PageHeader title={t("title")} />
      <Form action={all} key={query.q ?? ""} className="mb-4 flex flex-wrap items-end gap-2">
        <TextField
          className="min-w-[min(16rem,100%)] max-w-md flex-1"
          size="compact"
          type="search"
          name="q"
          label={t("search")}
          placeholder={t("searchHint")}
          maxLength={120}
          autoComplete="off"
          defaultValue={query.q}
          {...shortcut("/")}
        />
        <Button type="submit" size="compact">
          {t("apply")}
        </Button>
        {searched && (
          <Link href={all} className={buttonClass("quiet", "compact")}>
            {t("reset")}
          </Link>
        )}
      </Form>
      {lines.length === 0 ? (
        <EmptyState
          title={t(searched ? "noMatch.title" : "empty.title")}
          text={
            searched
              ? t("noMatch.text")
              : t(ownOnly(member.role, "customer:read") ? "empty.own" : "empty.text")
          }
          action={
            <Link
              href={searched ? all : paths.dashboard.newBooking(slug)}
              className={buttonClass("secondary", "compact")}
            >
              {t(searched ? "reset" : "empty.action")}
            </Link>
          }
        />
      ) : (
        <CustomersTable
          t={t}
          lines={lines}
          region={language.region}
          zone={tenant.timezone}
          hrefOf={({ id }) => paths.dashboard.customer(slug, id)}
        />
      )}
      {(query.after ?? next) && (
        <nav aria-label={t("pages")} className="mt-4 flex justify-end gap-2">
          {query.after && (
            <Link
              href={paths.dashboard.customers(slug, { q: query.q })}
              className={buttonClass("quiet", "compact")}
            >
              {t("first")}
            </Link>
          )}
          {next && (
            <Link
              href={paths.dashboard.customers(slug, { q: query.q, after: next })}
              className={buttonClass("secondary", "compact")}
            >
              {t("next")}
            </Link>
          )}
        </nav>
      )}
    </PageFrame>
  );
}
