/** The address that opens something beside the calendar, on the day and in the view that is shown. */
export type HrefOf = (thing: { id: string; kind: "booking" | "session" | "block" }) => string;
