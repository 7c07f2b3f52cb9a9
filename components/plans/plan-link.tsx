import Link from "next/link";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Problem } from "#lib/errors.ts";
import { paths } from "#lib/paths.ts";

/** Beside a refusal: where the owner finds a plan that has room for it. Nothing for any other refusal. */
export function PlanLink({ tenant, problem }: { tenant: string; problem: Problem | null }) {
  const t = useTranslator("dashboard");
  if (!problem?.plan) return null;
  return (
    <Link
      href={paths.dashboard.plan(tenant)}
      className="text-accent-text text-sm underline underline-offset-2"
    >
      {t("problem.plan")}
    </Link>
  );
}
