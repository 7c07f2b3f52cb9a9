/** Who keeps hours that matter here. `ids`: of staff members, any of whom will do; else of a resource or schedule. */
export type HoursSubject =
  | { kind: "people"; ids: readonly string[] }
  | { kind: "resource" | "hours"; id: string };

/** What is odd about a service's rules, in ids, minutes and day numbers; screens put it into words. */
export type Warning =
  | { code: "no-units"; resource: string }
  | { code: "cap-zero"; cap: "perDay" | "perWeek" | "perCustomer" }
  | { code: "dates-over"; to: number }
  | { code: "dates-ahead"; from: number; last: number }
  | { code: "notice"; minutes: number; days: number }
  | { code: "nobody" }
  | { code: "closed"; who: HoursSubject[] }
  | { code: "never-together"; who: HoursSubject[] }
  | { code: "too-long"; minutes: number; longest: number }
  | { code: "off-grid"; step: number }
  | { code: "away" }
  | { code: "closed-soon"; from: number; to: number }
  | { code: "idle-staff"; staff: string[] }
  | { code: "one-start"; step: number; longest: number };

/** With these the service can be booked; with any other one nobody finds a time. */
const advice: ReadonlySet<Warning["code"]> = new Set(["idle-staff", "one-start"]);

export const blocksAll = ({ code }: Warning): boolean => !advice.has(code);
