import type { Connection, Submittable } from "pg";

/** SQL with `$1`, `$2` … and what they stand for. Each connection keeps it under its name; without one it does not. */
export interface Statement {
  name: string;
  text: string;
  values: readonly string[];
}

/** A row as Postgres writes it: text, column by column. */
export type Row = readonly (string | null)[];

const preparedOn = new WeakMap<Connection, Set<string>>();

/**
 * Several statements in one round trip and, because one Sync ends them all, in one transaction (protocol
 * documentation, 54.2.4 Pipelining): `client.query(trip)`, then `trip.rows`. A connection parses and plans each named
 * statement once. After a failure throw the connection away.
 */
export class OneTrip implements Submittable {
  /** The rows of each statement. @throws what Postgres throws */
  readonly rows: Promise<readonly Row[][]>;
  readonly #settle: PromiseWithResolvers<readonly Row[][]> = Promise.withResolvers();
  readonly #statements: readonly Statement[];
  readonly #done: Row[][] = [];
  #current: Row[] = [];
  #known = new Set<string>();

  constructor(statements: readonly Statement[]) {
    this.#statements = statements;
    this.rows = this.#settle.promise;
  }

  submit(connection: Connection): void {
    this.#known = preparedOn.get(connection) ?? new Set();
    preparedOn.set(connection, this.#known);
    connection.stream.cork();
    for (const { name: statement, text, values } of this.#statements) {
      if (!this.#known.has(statement)) connection.parse({ name: statement, text, types: [] }, true);
      connection.bind({ statement, values: [...values] }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { fields: Row }): void {
    this.#current.push(fields);
  }

  handleCommandComplete(): void {
    this.#done.push(this.#current);
    this.#current = [];
  }

  handleReadyForQuery(): void {
    for (const { name } of this.#statements) if (name) this.#known.add(name);
    this.#settle.resolve(this.#done);
  }

  handleError(error: Error): void {
    this.#settle.reject(error);
  }
}
