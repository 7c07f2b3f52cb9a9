import { requireMember } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import { showId } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { consume } from "#lib/security/rate-limit.ts";
import { createImport } from "#lib/transfer/mutations.ts";
import { readUpload } from "#lib/transfer/upload.ts";
import { uploadSentence } from "#lib/transfer/words.ts";

const headers = { "Cache-Control": "no-store" };

/**
 * Takes a file in (too large for a server action). proxy.ts lets only our own pages send it. With a script the answer
 * is JSON and what was typed stays on the page; a plain form is led on.
 */
export async function POST(request: Request, { params }: { params: Promise<{ tenant: string }> }) {
  const slug = (await params).tenant;
  const membership = await requireMember(slug);
  if (!membership || !can(membership.member.role, "data:import"))
    return new Response(null, { status: 404, headers });
  const scripted = request.headers.get("accept") === "application/json";
  const refuse = (message: string, code: string) =>
    scripted
      ? Response.json({ message }, { status: 422, headers })
      : new Response(null, {
          status: 303,
          headers: { ...headers, location: `${paths.dashboard.data(slug)}?problem=${code}` },
        });

  const allowed = await consume("import:file", membership.scope.tenantId);
  if (!allowed.ok) return refuse(uploadSentence("too_often"), "too_often");
  const upload = await readUpload(request);
  if (typeof upload === "string") return refuse(uploadSentence(upload), upload);
  const { scope, tenant, member } = membership;
  const { userId, role, staffId } = member;
  const actor = { kind: "member", userId, role, staffId } as const;
  const made = await createImport(scope, actor, upload, tenant.timezone, new Date());
  if (!made.ok) return refuse(made.error.errors?.[0]?.message ?? uploadSentence("failed"), "unreadable");
  const location = paths.dashboard.import(slug, showId("import", made.value.id));
  return scripted
    ? Response.json({ location }, { headers })
    : new Response(null, { status: 303, headers: { ...headers, location } });
}
