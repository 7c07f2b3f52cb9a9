/** What a new block begins with: wall times of the business's zone. */
export interface BlockDraft {
  /** Slug of a staff member; the first lane there is without one. */
  staff?: string;
  from: string;
  to: string;
}
