/** A question to the database that a sound one answers with no row. */
export interface AuditQuery {
  /** What a row would mean. */
  name: string;
  sql: string;
}
