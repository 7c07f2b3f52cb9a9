import type pg from "pg";

// Prisma waits for an answer to BEGIN, to the isolation level and to the tenant before it asks what it wants to know:
// three trips on which nothing is learnt.

/** Sets the tenant of a transaction, its first parameter; the way withTenant does it. */
const setsTenant = /^SELECT set_config\('app\.tenant_id', \$1, true\)/;
const setsIsolation = /^SET TRANSACTION (ISOLATION LEVEL [A-Z ]+)$/;

const textOf = (query: unknown): string =>
  typeof query === "object" && query !== null ? String(Reflect.get(query, "text")) : "";

const nothing = { command: "", rowCount: 0, oid: 0, rows: [], fields: [] };

/**
 * Lets a connection begin a transaction together with its first statement: what opens it is answered at once and sent
 * along with what comes next. Should it fail, so does the statement behind it, in a transaction that is aborted or on
 * a connection that is gone; nothing is ever done outside of the transaction that was asked for. A transaction that
 * asks nothing is never begun. The connection must be one that sends without waiting (pg's `pipeline`).
 */
export function beginLate(client: pg.ClientBase): void {
  const send = client.query.bind(client) as (query: unknown, ...rest: unknown[]) => Promise<unknown>;
  let opening: unknown[] = [];

  const late = (query: unknown, ...rest: unknown[]): Promise<unknown> => {
    const text = textOf(query);
    if (text === "BEGIN") opening = [query];
    else if (opening.length === 0) return send(query, ...rest);
    else if (text === "COMMIT" || text === "ROLLBACK") opening = [];
    else if (setsIsolation.test(text)) opening = [{ text: `BEGIN ${setsIsolation.exec(text)?.[1]}` }];
    else if (setsTenant.test(text)) opening.push(query);
    else {
      const first = opening;
      opening = [];
      const { stream } = Reflect.get(client, "connection") as { stream: { cork(): void; uncork(): void } };
      stream.cork();
      // Their failures are those of the statement behind them.
      for (const one of first) send(one).catch(() => undefined);
      const answer = send(query, ...rest);
      stream.uncork();
      return answer;
    }
    return Promise.resolve(nothing);
  };
  Reflect.set(client, "query", late);
}
