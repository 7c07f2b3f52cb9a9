import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { customerKey, parseMailbox } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import type { CustomerRecord } from "./schema.ts";

/** What became of a row: the id of the booking or customer, and whether this import wrote it. */
export interface Applied {
  subjectId: string;
  written: boolean;
}

/** One customer of a file: a new record, or name and number of the one that has the address. @throws TryAgain */
export async function writeCustomer(
  scope: TenantScope,
  record: CustomerRecord,
): Promise<Result<Applied, Problem>> {
  const { tenantId } = scope;
  const mailbox = parseMailbox(record.email);
  if (!mailbox.ok) return err(problem("invalid"));
  const emailKey = customerKey(mailbox.value);
  const { name, phone } = record;
  return withTenant(scope, async (tx) => {
    const [made] = await tx.customer.createManyAndReturn({
      data: [
        {
          tenantId,
          id: newId(),
          emailKey,
          email: mailbox.value.address,
          name,
          phone,
          ...(record.created === null ? {} : { createdAt: minuteToDate(record.created) }),
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    });
    if (made) return ok({ subjectId: made.id, written: true });
    const where = { tenantId_emailKey: { tenantId, emailKey } };
    const known = await tx.customer.findUniqueOrThrow({ where, select: { id: true } });
    // Somebody booked with this address since the dry run: what is here now is newer than the file.
    if (record.updateId !== known.id) return ok({ subjectId: known.id, written: false });
    await tx.customer.update({ where, data: { name, ...(phone ? { phone } : {}) }, select: { id: true } });
    return ok({ subjectId: known.id, written: true });
  });
}
