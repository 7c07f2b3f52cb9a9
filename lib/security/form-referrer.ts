/**
 * For `metadata.referrer` of token pages that hold a form. Their header says `no-referrer` (case A15), and under that a
 * browser sends a form without a script as `Origin: null`, which is refused (case X2). This gives our origin and never
 * a path, so the token stays where it is.
 */
export const formReferrer = "strict-origin" as const;
