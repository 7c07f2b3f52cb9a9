import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { membershipOf } from "#lib/auth/membership.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { ensureUser } from "#lib/auth/sign-in-link.ts";
import { platformDb } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { parseMailbox } from "#lib/email/address.ts";
import { newId } from "#lib/ids.ts";
import { readInvitationFacts } from "#lib/messages/invitation.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { createTenant } from "#lib/tenants/mutations.ts";
import { newTenantInput } from "#lib/tenants/schema.ts";
import { readTeam } from "./data.ts";
import { acceptInvitation, readInvitation } from "./invitation.ts";
import { changeRole, linkStaff, type MemberActor, removeMember } from "./members.ts";
import { inviteMember, repeatInvitation, revokeInvitation } from "./mutations.ts";

let environment: TestEnvironment;
let made = 0;
let scope: TenantScope;
let tenant: TenantProfile;
let owner: MemberActor;
let slug: string;

beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const person = async (email: string) => ({ id: await ensureUser(email), email, name: null });
const memberships = async (email: string) => membershipOf(await person(email), slug);

beforeEach(async () => {
  slug = `team-${++made}`;
  const user = await person(`owner@${slug}.test`);
  const input = newTenantInput.parse({
    name: "Team",
    slug,
    timezone: "Australia/Lord_Howe",
    currency: "AUD",
    ownerName: "Olive",
    weekly: [{ weekday: 1, from: 540, to: 1020 }],
  });
  await createTenant(input, { userId: user.id, email: user.email });
  const membership = await membershipOf(user, slug);
  if (!membership) throw new Error("The owner is no member.");
  ({ scope, tenant } = membership);
  owner = { kind: "member", userId: user.id, role: "owner", staffId: null };
});

function mailbox(email: string) {
  const parsed = parseMailbox(email);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

async function invite(email: string, role: Role = "staff", actor = owner): Promise<string> {
  const invited = await inviteMember(scope, tenant, actor, { email: mailbox(email), role, staffId: null });
  if (!invited.ok) throw new Error(invited.error.code);
  const { invitationId } = invited.value;
  const facts = await withTenant(scope, (tx) => readInvitationFacts(tx, scope, invitationId, 0));
  return facts?.token ?? "";
}

async function join(email: string, role: Role): Promise<{ memberId: string; actor: MemberActor }> {
  const user = await person(email);
  const memberId = newId();
  await platformDb().member.create({
    data: { tenantId: scope.tenantId, id: memberId, userId: user.id, role },
  });
  return { memberId, actor: { kind: "member", userId: user.id, role, staffId: null } };
}

describe("invitations", () => {
  test("are mailed, seen, and accepted once by the invited address", async () => {
    const token = await invite("Ana@Example.com", "admin");
    const team = await readTeam(scope);
    expect(team.invitations).toMatchObject([{ email: "ana@example.com", role: "admin", mail: "queued" }]);
    expect(await readInvitation(token)).toMatchObject({
      tenantSlug: slug,
      role: "admin",
      email: "ana@example.com",
    });
    const ana = await person("ana@example.com");
    const results = await Promise.all([1, 2, 3, 4].map(() => acceptInvitation(token, ana)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await memberships("ana@example.com"))?.member.role).toBe("admin");
    expect(await readInvitation(token)).toBeNull();
  });

  test("A2: nobody else can accept, and a member keeps the role they have", async () => {
    const token = await invite("ana@example.com", "owner");
    expect(await acceptInvitation(token, await person("eve@example.com"))).toMatchObject({
      error: { code: "forbidden" },
    });
    await join("ana@example.com", "staff");
    expect((await acceptInvitation(token, await person("ana@example.com"))).ok).toBe(true);
    expect((await memberships("ana@example.com"))?.member.role).toBe("staff");
  });

  test("a newer, a revoked, an expired and a foreign link opens nothing", async () => {
    const first = await invite("ana@example.com");
    const second = await invite("ana@example.com");
    expect(await readInvitation(first)).toBeNull();
    const [open] = (await readTeam(scope)).invitations;
    const again = await repeatInvitation(scope, tenant, owner, open?.id ?? "");
    expect(await readInvitation(second)).toBeNull();
    if (again.ok) expect((await revokeInvitation(scope, owner, again.value.invitationId)).ok).toBe(true);
    expect((await readTeam(scope)).invitations).toEqual([]);
    const late = await invite("ana@example.com");
    await platformDb().$executeRaw`UPDATE invitation SET expires_at = now() - interval '1 second'`;
    expect(await readInvitation(late)).toBeNull();
    expect(await readInvitation("i_".padEnd(34, "a"))).toBeNull();
  });

  test("admins cannot make owners, and nobody is invited twice", async () => {
    const { actor } = await join("adam@example.com", "admin");
    const input = { email: mailbox("new@example.com"), role: "owner" as const, staffId: null };
    expect(await inviteMember(scope, tenant, actor, input)).toMatchObject({ error: { code: "forbidden" } });
    const member = { ...input, email: mailbox("adam@example.com") };
    expect(await inviteMember(scope, tenant, owner, member)).toMatchObject({ error: { code: "invalid" } });
  });
});

describe("roles", () => {
  test("T18: a removed or demoted member is refused at the next request", async () => {
    const { memberId } = await join("ben@example.com", "admin");
    expect((await memberships("ben@example.com"))?.member.role).toBe("admin");
    await changeRole(scope, owner, memberId, "staff");
    expect((await memberships("ben@example.com"))?.member.role).toBe("staff");
    await removeMember(scope, owner, memberId);
    expect(await memberships("ben@example.com")).toBeNull();
  });

  test("two owners who demote each other at once: one owner stays", async () => {
    const second = await join("second@example.com", "owner");
    const [first] = (await readTeam(scope)).members.filter((member) => member.userId === owner.userId);
    const results = await Promise.all([
      changeRole(scope, owner, second.memberId, "staff"),
      changeRole(scope, second.actor, first?.id ?? "", "staff"),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await readTeam(scope)).members.filter((member) => member.role === "owner")).toHaveLength(1);
  });

  test("the last owner cannot leave or step down", async () => {
    const [self] = (await readTeam(scope)).members;
    const code = { error: { code: "limit_reached" } };
    expect(await changeRole(scope, owner, self?.id ?? "", "admin")).toMatchObject(code);
    expect(await removeMember(scope, owner, self?.id ?? "")).toMatchObject(code);
  });

  test("T3: a member of another business and a foreign staff member do not exist here", async () => {
    const ours = scope;
    const [self] = (await readTeam(scope)).members;
    const other = await createTenant(
      newTenantInput.parse({
        name: "Other",
        slug: `other-${made}`,
        timezone: "Asia/Kathmandu",
        currency: "NPR",
        ownerName: "Pema",
        weekly: [{ weekday: 1, from: 0, to: 1440 }],
      }),
      { userId: (await person("pema@example.com")).id, email: "pema@example.com" },
    );
    if (!other.ok) throw new Error(other.error.code);
    const [foreign] = (await readTeam(other.value.scope)).members;
    const missing = { error: { code: "not_found" } };
    expect(await removeMember(ours, owner, foreign?.id ?? "")).toMatchObject(missing);
    expect(await linkStaff(ours, owner, self?.id ?? "", foreign?.staffId ?? "")).toMatchObject(missing);
    expect(await linkStaff(ours, owner, self?.id ?? "", self?.staffId ?? "")).toMatchObject({ ok: true });
  });
});
