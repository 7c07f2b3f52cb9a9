/** Who does something to a booking; kept in its history (design 6). */
export type Actor =
  | { kind: "customer" }
  | { kind: "member"; userId: string; role: "owner" | "admin" | "staff"; staffId: string | null }
  | { kind: "api_key"; keyId: string }
  /** Whoever reads the business's mail and pressed the button there. */
  | { kind: "mail_link" }
  | { kind: "system" };

/** The columns that a history row keeps of an actor. */
export const actorColumns = (actor: Actor): { actorKind: string; actorId: string | null } => ({
  actorKind: actor.kind,
  actorId: actor.kind === "member" ? actor.userId : actor.kind === "api_key" ? actor.keyId : null,
});

/** Staff may book what a customer could not: sooner than the notice, outside the limits. Never a taken time. */
export const isBusiness = (actor: Actor): boolean =>
  actor.kind === "member" || actor.kind === "api_key" || actor.kind === "mail_link";
