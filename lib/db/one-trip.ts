import type { Connection, Submittable } from "pg";

/** SQL with `$1`, `$2` … and what they stand for. The name is what each connection prepares it under. */
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
 * statement once; with `prepare` off it does so every time. After a failure throw the connection away.
 */
export class OneTrip implements Submittable {
  /** The rows of each statement. @throws what Postgres throws */
  readonly rows: Promise<readonly Row[][]>;
  readonly #settle: PromiseWithResolvers<readonly Row[][]> = Promise.withResolvers();
  readonly #statements: readonly Statement[];
  readonly #prepare: boolean;
  readonly #done: Row[][] = [];
  #current: Row[] = [];
  #known = new Set<string>();

  constructor(statements: readonly Statement[], prepare: boolean) {
    this.#statements = statements;
    this.#prepare = prepare;
    this.rows = this.#settle.promise;
  }

  submit(connection: Connection): void {
    this.#known = preparedOn.get(connection) ?? new Set();
    preparedOn.set(connection, this.#known);
    connection.stream.cork();
    for (const { name, text, values } of this.#statements) {
      const statement = this.#prepare ? name : "";
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
    if (this.#prepare) for (const { name } of this.#statements) this.#known.add(name);
    this.#settle.resolve(this.#done);
  }

  handleError(error: Error): void {
    this.#settle.reject(error);
  }
}
