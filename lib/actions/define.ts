import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { type MemberView, requireMember } from "#lib/auth/membership.ts";
import { can, type Permission } from "#lib/auth/permissions.ts";
import { type CurrentUser, currentUser } from "#lib/auth/session.ts";
import type { Actor } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { logFor } from "#lib/log.ts";
import type { RequestFacts } from "#lib/request.ts";
import { err, type Result } from "#lib/result.ts";
import { consume, type LimitName } from "#lib/security/rate-limit.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { guarded } from "./guard.ts";
import { registerAction } from "./registry.ts";

type Outcome<T> = Promise<Result<T, Problem>>;

/** What a tenant action's `run` receives besides its input. */
export interface MemberContext {
  scope: TenantScope;
  tenant: TenantProfile;
  user: CurrentUser;
  member: MemberView;
  /** The same member as bookings keep them in their history. */
  actor: Actor & { kind: "member" };
  now: Date;
  request: RequestFacts;
}

interface MemberAction<S extends z.ZodType, T> {
  /** "booking.cancel": unique, also in the logs. */
  name: string;
  permission: Permission;
  input: S;
  run(context: MemberContext, input: z.output<S>): Outcome<T>;
  /** Pages that show what has changed. */
  revalidate?(context: MemberContext, input: z.output<S>): string[];
}

/**
 * A server action inside one tenant (house rule 4): parse → authenticate → authorise → one call → revalidate. Its
 * first argument is the tenant's slug; strangers get the same "not found" as for a business that does not exist.
 * In a "use server" file: `export const cancelBookingAction = defineAction({ … })`.
 */
export function defineAction<S extends z.ZodType, T>(
  action: MemberAction<S, T>,
): (tenantSlug: string, input: z.input<S>) => Outcome<T> {
  registerAction(action.name, { kind: "member", permission: action.permission });
  return async (tenantSlug, given) =>
    guarded(action.name, action.input, given, async (input, request) => {
      const membership = typeof tenantSlug === "string" ? await requireMember(tenantSlug.slice(0, 60)) : null;
      if (!membership) return err(problem((await currentUser()) ? "not_found" : "unauthenticated"));
      const { member, user, tenant, scope } = membership;
      if (!can(member.role, action.permission)) {
        logFor({ requestId: request.id, tenant: tenant.slug }).warn(
          { action: action.name },
          "An action was denied.",
        );
        return err(problem("forbidden"));
      }
      const { userId, role, staffId } = member;
      const actor = { kind: "member", userId, role, staffId } as const;
      const context = { scope, tenant, user, member, actor, now: new Date(), request };
      const result = await action.run(context, input);
      if (result.ok) refresh(action.revalidate?.(context, input));
      return result;
    });
}

interface UserAction<S extends z.ZodType, T> {
  name: string;
  input: S;
  /** Counted per person. */
  limit?: LimitName;
  run(context: { user: CurrentUser; now: Date; request: RequestFacts }, input: z.output<S>): Outcome<T>;
  revalidate?(input: z.output<S>): string[];
}

/** A server action for anybody who is signed in, outside any tenant: opening a business, joining a team. */
export function defineUserAction<S extends z.ZodType, T>(
  action: UserAction<S, T>,
): (input: z.input<S>) => Outcome<T> {
  registerAction(action.name, { kind: "user" });
  return async (given) =>
    guarded(action.name, action.input, given, async (input, request) => {
      const user = await currentUser();
      if (!user) return err(problem("unauthenticated"));
      const allowed = action.limit ? await consume(action.limit, user.id) : null;
      if (allowed && !allowed.ok) return allowed;
      const result = await action.run({ user, now: new Date(), request }, input);
      if (result.ok) refresh(action.revalidate?.(input));
      return result;
    });
}

interface PublicAction<S extends z.ZodType, T> {
  name: string;
  input: S;
  /** Counted per network address. */
  limit: LimitName;
  run(context: { now: Date; request: RequestFacts }, input: z.output<S>): Outcome<T>;
  revalidate?(input: z.output<S>): string[];
}

/** A server action for everyone; always limited. It proves its own scope (a public slug, a capability token). */
export function definePublicAction<S extends z.ZodType, T>(
  action: PublicAction<S, T>,
): (input: z.input<S>) => Outcome<T> {
  registerAction(action.name, { kind: "public" });
  return async (given) =>
    guarded(action.name, action.input, given, async (input, request) => {
      const allowed = await consume(action.limit, request.ip);
      if (!allowed.ok) return allowed;
      const result = await action.run({ now: new Date(), request }, input);
      if (result.ok) refresh(action.revalidate?.(input));
      return result;
    });
}

function refresh(pages: string[] = []): void {
  for (const page of pages) revalidatePath(page);
}
