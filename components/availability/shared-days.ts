/** Another schedule, whose days can be changed along with the one that is shown. */
export interface SharedDays {
  slug: string;
  label: string;
  /** Dates that something is said of already. */
  dates: string[];
}
