/** What a file can say of a booking or a customer: the vocabulary of every import and export. */
export const bookingFields = [
  "id",
  "status",
  "start",
  "date",
  "time",
  "end",
  "endTime",
  "duration",
  "timezone",
  "service",
  "staff",
  "name",
  "firstName",
  "lastName",
  "email",
  "phone",
  "party",
  "price",
  "currency",
  "note",
  "answers",
  "locale",
  "customerTimezone",
  "created",
  "cancelled",
  "cancelReason",
  "cancelledBy",
  "policy",
] as const;

export const customerFields = [
  "id",
  "name",
  "firstName",
  "lastName",
  "email",
  "phone",
  "note",
  "locale",
  "created",
  "blocked",
  "blockedReason",
] as const;

export type BookingField = (typeof bookingFields)[number];
export type CustomerField = (typeof customerFields)[number];
export type Field = BookingField | CustomerField;
export type Kind = "bookings" | "customers";

export const fieldsOf = (kind: Kind): readonly Field[] =>
  kind === "bookings" ? bookingFields : customerFields;

/**
 * What other programs call their columns, without case, spaces and signs. From the exports of Square Appointments,
 * Fresha, Calendly and Acuity, and from what people write by hand in English and German.
 */
const aliases: Record<Field, string> = {
  id: "id bookingid appointmentid appointmentref reference ref uid invitationid confirmationnumber customerid clientid",
  status: "status appointmentstatus bookingstatus state",
  start:
    "start starttime startdatetime startdatetimelocal startsat begin beginn appointmentstart eventstart from",
  date: "date day datum appointmentdate startdate scheduleddate bookingdate",
  time: "time uhrzeit zeit appointmenttime timeofday",
  end: "end endtime enddatetime endsat ende appointmentend eventend until to enddateandtime",
  endTime: "endclock timeto timeend",
  duration: "duration minutes dauer durationmin durationmins durationminutes durationinminutes length",
  timezone: "timezone zone zeitzone eventtimezone",
  service:
    "service services servicename leistung appointmenttype eventtype eventtypename type treatment item summary class",
  staff:
    "staff staffmember staffname teammember employee provider calendar practitioner stylist therapist mitarbeiter with host username",
  name: "name customer customername client clientname fullname kunde invitee inviteename attendee attendeename",
  firstName: "firstname givenname vorname inviteefirstname clientfirstname customerfirstname",
  lastName: "lastname surname familyname nachname inviteelastname clientlastname customerlastname",
  email:
    "email emailaddress mail emails customeremail clientemail inviteeemail attendeeemail contactemail guestemail",
  phone:
    "phone phonenumber mobile mobilenumber telephone tel telefon handy customerphone clientphone cell textremindernumber",
  party: "party seats people guests persons numberofguests quantity attendees",
  price: "price amount total cost preis netsales appointmentprice paymentamount",
  currency: "currency waehrung währung paymentcurrency",
  note: "note notes comment comments notiz notizen description appointmentnotes bookingnotes clientnotes memo",
  answers: "answers form formanswers responses questions",
  locale: "locale language sprache",
  customerTimezone: "customertimezone inviteetimezone clienttimezone",
  created:
    "created createdat bookedat datescheduled createdon eventcreateddatetime addedon clientsince firstvisit",
  cancelled: "cancelled cancelledat canceled canceledat cancellationdate",
  cancelReason: "cancelreason cancellationreason reason",
  cancelledBy: "cancelledby canceledby",
  policy: "policy cancellationpolicy",
  blocked: "blocked blockedat banned",
  blockedReason: "blockedreason",
};

const bare = (header: string): string =>
  header
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

const known = new Map(
  Object.entries(aliases).flatMap(([field, names]) => names.split(" ").map((name) => [name, field] as const)),
);

/** Which column says which field: an index per field. */
export type Mapping = Partial<Record<Field, number>>;

/** The mapping that the names of the columns suggest; the first column wins a field. */
export function guessMapping(kind: Kind, columns: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const fields = fieldsOf(kind);
  for (const [index, column] of columns.entries()) {
    const field =
      fields.find((one) => one === column) ?? fields.find((one) => one === known.get(bare(column)));
    if (field && mapping[field] === undefined) mapping[field] = index;
  }
  // "Date" and "Start time" beside each other: the second is a time of day.
  if (
    kind === "bookings" &&
    mapping.date !== undefined &&
    mapping.time === undefined &&
    mapping.start !== undefined
  ) {
    mapping.time = mapping.start;
    delete mapping.start;
    if (mapping.end !== undefined && mapping.endTime === undefined) {
      mapping.endTime = mapping.end;
      delete mapping.end;
    }
  }
  return mapping;
}

/** Which kind of file the columns look like. */
export const guessKind = (columns: readonly string[]): Kind => {
  const { start, date } = guessMapping("bookings", columns);
  return start === undefined && date === undefined ? "customers" : "bookings";
};
