import { describe, expect, test } from "vitest";
import { cancellationPreview, capAfterMoves } from "./cancellation.ts";
import type { PolicyRules, Tier } from "./policy.ts";

// Design 7 as a table that was worked out without the engine: instants with the offset that clocks showed there, and
// what goes back in minor units. Which percent holds can be read off the two times; amounts are rounded up.

const at = (hours: number, refund: number): Tier => ({ before: { hours }, refund });
const day = (refund: number): Tier => ({ before: "same-day", refund });

const policies: Record<string, readonly Tier[]> = {
  standard: [at(24, 100), at(0, 50), day(0)],
  restart: [at(24, 100), at(0, 50), day(0)],
  week: [at(168, 100), at(72, 75), at(24, 25), at(0, 10), day(5)],
  hours: [at(48, 100), at(24, 50)],
  close: [at(1.5, 80), at(0, 20)],
  "strict-day": [at(1, 100), day(10)],
  "day-only": [day(30)],
  thirds: [at(48, 66.67), at(24, 33.33), day(0)],
  fine: [at(24, 1.1), at(0, 0.07)],
  never: [at(0, 0)],
  always: [at(0, 100)],
  empty: [],
  unsorted: [day(5), at(0, 40), at(72, 90), at(24, 60)],
};

// policy, zone, start, when it is cancelled, captured, currency, goes back; then: moved=when/away-from, refunded, by.
const table = `
# Exactly N hours count as kept; a millisecond less does not (P14).
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T13:59:59+01:00           4000 EUR       4000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T13:59:59.999+01:00       4000 EUR       4000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T14:00:00+01:00           4000 EUR       4000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T14:00:00.001+01:00       4000 EUR       2000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T14:00:01+01:00           4000 EUR       2000
standard   Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-09T09:14:59+05:45           4000 EUR       4000
standard   Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-09T09:14:59.999+05:45       4000 EUR       4000
standard   Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-09T09:15:00+05:45           4000 EUR       4000
standard   Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-09T09:15:00.001+05:45       4000 EUR       2000
standard   Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-09T09:15:01+05:45           4000 EUR       2000
standard   Pacific/Kiritimati  2026-01-20T18:00:00+14:00 2026-01-19T17:59:59+14:00           4000 EUR       4000
standard   Pacific/Kiritimati  2026-01-20T18:00:00+14:00 2026-01-19T17:59:59.999+14:00       4000 EUR       4000
standard   Pacific/Kiritimati  2026-01-20T18:00:00+14:00 2026-01-19T18:00:00+14:00           4000 EUR       4000
standard   Pacific/Kiritimati  2026-01-20T18:00:00+14:00 2026-01-19T18:00:00.001+14:00       4000 EUR       2000
standard   Pacific/Kiritimati  2026-01-20T18:00:00+14:00 2026-01-19T18:00:01+14:00           4000 EUR       2000
hours      Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T13:59:59+01:00           4000 EUR       4000
hours      Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T14:00:00+01:00           4000 EUR       4000
hours      Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T14:00:00.001+01:00       4000 EUR       2000
hours      Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T14:00:01+01:00           4000 EUR       2000
hours      Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T14:00:00+01:00           4000 EUR       2000
hours      Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T14:00:00.001+01:00       4000 EUR          0
hours      Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T13:59:59+01:00           4000 EUR          0
week       Europe/Paris        2026-12-10T20:00:00+01:00 2026-12-03T19:59:59.999+01:00      10000 EUR      10000
week       Europe/Paris        2026-12-10T20:00:00+01:00 2026-12-03T20:00:00+01:00          10000 EUR      10000
week       Europe/Paris        2026-12-10T20:00:00+01:00 2026-12-03T20:00:00.001+01:00      10000 EUR       7500
week       Europe/Paris        2026-12-10T20:00:00+01:00 2026-12-07T20:00:00+01:00          10000 EUR       7500
week       Europe/Paris        2026-12-10T20:00:00+01:00 2026-12-07T20:00:00.001+01:00      10000 EUR       2500
week       Europe/Paris        2026-12-10T20:00:00+01:00 2026-12-09T20:00:00+01:00          10000 EUR       2500
week       Europe/Paris        2026-12-10T20:00:00+01:00 2026-12-09T20:00:00.001+01:00      10000 EUR       1000
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T07:44:59+05:45           1000 EUR        800
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T07:45:00+05:45           1000 EUR        800
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T07:45:00.001+05:45       1000 EUR        200
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T09:14:59+05:45           1000 EUR        200
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T09:14:59.999+05:45       1000 EUR        200
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T09:15:00+05:45           1000 EUR        200
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T09:15:00.001+05:45       1000 EUR          0
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T09:15:01+05:45           1000 EUR          0
close      Asia/Kathmandu      2026-06-10T09:15:00+05:45 2026-06-10T10:15:00+05:45           1000 EUR          0

# The day itself begins at its midnight where the appointment is, and wins over every number of hours.
standard   America/New_York    2026-06-10T15:00:00-04:00 2026-06-09T23:59:59-04:00           4000 USD       2000
standard   America/New_York    2026-06-10T15:00:00-04:00 2026-06-09T23:59:59.999-04:00       4000 USD       2000
standard   America/New_York    2026-06-10T15:00:00-04:00 2026-06-10T00:00:00-04:00           4000 USD          0
standard   America/New_York    2026-06-10T15:00:00-04:00 2026-06-10T00:00:00.001-04:00       4000 USD          0
standard   Asia/Kathmandu      2026-06-10T15:00:00+05:45 2026-06-09T23:59:59+05:45           4000 USD       2000
standard   Asia/Kathmandu      2026-06-10T15:00:00+05:45 2026-06-09T23:59:59.999+05:45       4000 USD       2000
standard   Asia/Kathmandu      2026-06-10T15:00:00+05:45 2026-06-10T00:00:00+05:45           4000 USD          0
standard   Asia/Kathmandu      2026-06-10T15:00:00+05:45 2026-06-10T00:00:00.001+05:45       4000 USD          0
standard   Australia/Lord_Howe 2026-06-10T15:00:00+10:30 2026-06-09T23:59:59+10:30           4000 USD       2000
standard   Australia/Lord_Howe 2026-06-10T15:00:00+10:30 2026-06-09T23:59:59.999+10:30       4000 USD       2000
standard   Australia/Lord_Howe 2026-06-10T15:00:00+10:30 2026-06-10T00:00:00+10:30           4000 USD          0
standard   Australia/Lord_Howe 2026-06-10T15:00:00+10:30 2026-06-10T00:00:00.001+10:30       4000 USD          0
standard   America/St_Johns    2026-06-10T15:00:00-02:30 2026-06-09T23:59:59-02:30           4000 USD       2000
standard   America/St_Johns    2026-06-10T15:00:00-02:30 2026-06-09T23:59:59.999-02:30       4000 USD       2000
standard   America/St_Johns    2026-06-10T15:00:00-02:30 2026-06-10T00:00:00-02:30           4000 USD          0
standard   America/St_Johns    2026-06-10T15:00:00-02:30 2026-06-10T00:00:00.001-02:30       4000 USD          0
standard   Pacific/Kiritimati  2026-06-10T15:00:00+14:00 2026-06-09T23:59:59+14:00           4000 USD       2000
standard   Pacific/Kiritimati  2026-06-10T15:00:00+14:00 2026-06-09T23:59:59.999+14:00       4000 USD       2000
standard   Pacific/Kiritimati  2026-06-10T15:00:00+14:00 2026-06-10T00:00:00+14:00           4000 USD          0
standard   Pacific/Kiritimati  2026-06-10T15:00:00+14:00 2026-06-10T00:00:00.001+14:00       4000 USD          0
standard   Pacific/Apia        2026-06-10T15:00:00+13:00 2026-06-09T23:59:59+13:00           4000 USD       2000
standard   Pacific/Apia        2026-06-10T15:00:00+13:00 2026-06-09T23:59:59.999+13:00       4000 USD       2000
standard   Pacific/Apia        2026-06-10T15:00:00+13:00 2026-06-10T00:00:00+13:00           4000 USD          0
standard   Pacific/Apia        2026-06-10T15:00:00+13:00 2026-06-10T00:00:00.001+13:00       4000 USD          0
strict-day America/New_York    2026-06-10T15:00:00-04:00 2026-06-09T23:59:59.999-04:00       1000 USD       1000
strict-day America/New_York    2026-06-10T15:00:00-04:00 2026-06-10T00:00:00-04:00           1000 USD        100
strict-day America/New_York    2026-06-10T15:00:00-04:00 2026-06-10T13:59:00-04:00           1000 USD        100
strict-day America/New_York    2026-06-10T15:00:00-04:00 2026-06-10T14:00:00-04:00           1000 USD        100
strict-day America/New_York    2026-06-10T00:30:00-04:00 2026-06-09T23:29:00-04:00           1000 USD       1000
strict-day America/New_York    2026-06-10T00:30:00-04:00 2026-06-09T23:30:00-04:00           1000 USD       1000
strict-day America/New_York    2026-06-10T00:30:00-04:00 2026-06-09T23:30:00.001-04:00       1000 USD        100
strict-day America/New_York    2026-06-10T00:30:00-04:00 2026-06-10T00:00:00-04:00           1000 USD        100

# A start at midnight itself: the whole day before lies ahead of it.
standard   Asia/Kathmandu      2026-06-10T00:00:00+05:45 2026-06-09T00:00:00+05:45           4000 USD       4000
standard   Asia/Kathmandu      2026-06-10T00:00:00+05:45 2026-06-09T00:00:00.001+05:45       4000 USD       2000
standard   Asia/Kathmandu      2026-06-10T00:00:00+05:45 2026-06-09T23:59:59.999+05:45       4000 USD       2000
standard   Asia/Kathmandu      2026-06-10T00:00:00+05:45 2026-06-10T00:00:00+05:45           4000 USD          0

# Midnight is skipped: the day begins at 01:00 (São Paulo 2018, Santiago 2026).
standard   America/Sao_Paulo   2018-11-04T11:00:00-02:00 2018-11-03T09:59:59.999-03:00       4000 BRL       4000
standard   America/Sao_Paulo   2018-11-04T10:00:00-02:00 2018-11-03T10:00:00-03:00           4000 BRL       2000
standard   America/Sao_Paulo   2018-11-04T10:00:00-02:00 2018-11-03T23:59:59.999-03:00       4000 BRL       2000
standard   America/Sao_Paulo   2018-11-04T10:00:00-02:00 2018-11-04T01:00:00-02:00           4000 BRL          0
standard   America/Santiago    2026-09-06T10:00:00-03:00 2026-09-05T08:59:59.999-04:00      40000 CLP      40000
standard   America/Santiago    2026-09-06T10:00:00-03:00 2026-09-05T09:00:00-04:00          40000 CLP      40000
standard   America/Santiago    2026-09-06T10:00:00-03:00 2026-09-05T09:00:00.001-04:00      40000 CLP      20000
standard   America/Santiago    2026-09-06T10:00:00-03:00 2026-09-05T23:59:59.999-04:00      40000 CLP      20000
standard   America/Santiago    2026-09-06T10:00:00-03:00 2026-09-06T01:00:00-03:00          40000 CLP          0

# The evening before happens twice (Santiago 2026): only the second 24:00 ends it.
standard   America/Santiago    2026-04-05T10:00:00-04:00 2026-04-04T11:00:00-03:00          40000 CLP      40000
standard   America/Santiago    2026-04-05T10:00:00-04:00 2026-04-04T11:00:00.001-03:00      40000 CLP      20000
standard   America/Santiago    2026-04-05T10:00:00-04:00 2026-04-04T23:59:59.999-03:00      40000 CLP      20000
standard   America/Santiago    2026-04-05T10:00:00-04:00 2026-04-04T23:00:00-04:00          40000 CLP      20000
standard   America/Santiago    2026-04-05T10:00:00-04:00 2026-04-04T23:59:59.999-04:00      40000 CLP      20000
standard   America/Santiago    2026-04-05T10:00:00-04:00 2026-04-05T00:00:00-04:00          40000 CLP          0

# A minute past midnight the clocks fell back into the day before (St. John's 2006): once begun, the day stays begun.
standard   America/St_Johns    2006-10-29T10:00:00-03:30 2006-10-28T23:59:59.999-02:30       4000 CAD       2000
standard   America/St_Johns    2006-10-29T10:00:00-03:30 2006-10-29T00:00:00-02:30           4000 CAD          0
standard   America/St_Johns    2006-10-29T10:00:00-03:30 2006-10-28T23:30:00-03:30           4000 CAD          0
standard   America/St_Johns    2006-10-29T10:00:00-03:30 2006-10-29T00:00:00-03:30           4000 CAD          0

# Apia had no 30 December 2011: the day before the 31st is the 29th, and 24 hours stay 24 hours.
standard   Pacific/Apia        2011-12-31T10:00:00+14:00 2011-12-29T09:59:59-10:00           4000 USD       4000
standard   Pacific/Apia        2011-12-31T10:00:00+14:00 2011-12-29T10:00:00-10:00           4000 USD       4000
standard   Pacific/Apia        2011-12-31T10:00:00+14:00 2011-12-29T10:00:00.001-10:00       4000 USD       2000
standard   Pacific/Apia        2011-12-31T10:00:00+14:00 2011-12-29T23:59:59.999-10:00       4000 USD       2000
standard   Pacific/Apia        2011-12-31T10:00:00+14:00 2011-12-31T00:00:00+14:00           4000 USD          0
standard   Pacific/Apia        2011-12-31T10:00:00+14:00 2011-12-31T09:00:00+14:00           4000 USD          0

# Hours are elapsed time when clocks go forward: a day ahead on the wall is 23 hours (23 1/2 on Lord Howe), which is too late.
standard   America/New_York    2026-03-08T10:00:00-04:00 2026-03-07T09:00:00-05:00           4000 USD       4000
standard   America/New_York    2026-03-08T10:00:00-04:00 2026-03-07T09:00:00.001-05:00       4000 USD       2000
standard   America/New_York    2026-03-08T10:00:00-04:00 2026-03-07T10:00:00-05:00           4000 USD       2000
standard   America/New_York    2026-03-08T10:00:00-04:00 2026-03-08T00:00:00-05:00           4000 USD          0
standard   Europe/Paris        2026-03-29T22:30:00+02:00 2026-03-28T22:00:00+01:00           4000 EUR       2000
standard   Europe/Paris        2026-03-29T22:30:00+02:00 2026-03-28T21:30:00+01:00           4000 EUR       4000
standard   Europe/Paris        2026-03-29T22:30:00+02:00 2026-03-28T21:30:01+01:00           4000 EUR       2000
standard   Europe/Paris        2026-03-29T22:30:00+02:00 2026-03-28T23:59:59.999+01:00       4000 EUR       2000
standard   Australia/Lord_Howe 2026-10-04T10:00:00+11:00 2026-10-03T09:30:00+10:30           4000 AUD       4000
standard   Australia/Lord_Howe 2026-10-04T10:00:00+11:00 2026-10-03T09:30:00.001+10:30       4000 AUD       2000
standard   Australia/Lord_Howe 2026-10-04T10:00:00+11:00 2026-10-03T10:00:00+10:30           4000 AUD       2000
standard   Australia/Lord_Howe 2026-10-04T10:00:00+11:00 2026-10-04T00:00:00+10:30           4000 AUD          0

# When clocks go back it is 25 hours (24 1/2): an hour later on the wall is still in time.
standard   America/New_York    2026-11-01T10:00:00-05:00 2026-10-31T10:00:00-04:00           4000 USD       4000
standard   America/New_York    2026-11-01T10:00:00-05:00 2026-10-31T11:00:00-04:00           4000 USD       4000
standard   America/New_York    2026-11-01T10:00:00-05:00 2026-10-31T11:00:00.001-04:00       4000 USD       2000
standard   America/New_York    2026-11-01T10:00:00-05:00 2026-11-01T00:00:00-04:00           4000 USD          0
standard   America/New_York    2026-11-01T10:00:00-05:00 2026-11-01T01:30:00-05:00           4000 USD          0
standard   Australia/Lord_Howe 2026-04-05T10:00:00+10:30 2026-04-04T10:30:00+11:00           4000 AUD       4000
standard   Australia/Lord_Howe 2026-04-05T10:00:00+10:30 2026-04-04T10:30:01+11:00           4000 AUD       2000
standard   Australia/Lord_Howe 2026-04-05T10:00:00+10:30 2026-04-04T10:00:00+11:00           4000 AUD       4000
standard   Australia/Lord_Howe 2026-04-05T10:00:00+10:30 2026-04-05T01:45:00+10:30           4000 AUD          0
hours      America/New_York    2026-11-01T10:00:00-05:00 2026-10-30T11:00:00-04:00           4000 USD       4000
hours      America/New_York    2026-11-01T10:00:00-05:00 2026-10-30T11:00:01-04:00           4000 USD       2000
hours      America/New_York    2026-11-01T10:00:00-05:00 2026-10-31T11:00:00-04:00           4000 USD       2000
hours      America/New_York    2026-11-01T10:00:00-05:00 2026-10-31T11:00:01-04:00           4000 USD          0

# Moving does not escape the policy: a move caps what may still go back, the lowest of all moves counts; restart forgets them.
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       4000 moved=2026-11-30T10:00:00+01:00/2026-12-02T14:00:00+01:00
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       4000 moved=2026-12-01T14:00:00+01:00/2026-12-02T14:00:00+01:00
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       2000 moved=2026-12-01T14:00:00.001+01:00/2026-12-02T14:00:00+01:00
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       2000 moved=2026-12-01T23:59:59.999+01:00/2026-12-02T14:00:00+01:00
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR          0 moved=2026-12-02T00:00:00+01:00/2026-12-02T14:00:00+01:00
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2027-01-10T08:00:00+01:00           4000 EUR          0 moved=2026-12-01T20:00:00+01:00/2026-12-02T14:00:00+01:00
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2027-01-09T20:00:00+01:00           4000 EUR       2000 moved=2026-12-01T20:00:00+01:00/2026-12-02T14:00:00+01:00
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2027-01-09T20:00:00+01:00           4000 EUR       2000 moved=2026-11-20T20:00:00+01:00/2026-12-02T14:00:00+01:00
restart    Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       4000 moved=2026-12-01T20:00:00+01:00/2026-12-02T14:00:00+01:00
restart    Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       4000 moved=2026-12-02T09:00:00+01:00/2026-12-02T14:00:00+01:00
restart    Europe/Paris        2027-01-10T14:00:00+01:00 2027-01-09T20:00:00+01:00           4000 EUR       2000 moved=2026-12-02T09:00:00+01:00/2026-12-02T14:00:00+01:00
restart    Europe/Paris        2027-01-10T14:00:00+01:00 2027-01-10T09:00:00+01:00           4000 EUR          0 moved=2026-11-02T09:00:00+01:00/2026-12-02T14:00:00+01:00
week       Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00          10000 EUR      10000 moved=2026-12-02T12:00:00+01:00/2026-12-10T20:00:00+01:00 moved=2026-12-17T18:00:00+01:00/2026-12-24T20:00:00+01:00
week       Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00          10000 EUR       7500 moved=2026-12-02T12:00:00+01:00/2026-12-10T20:00:00+01:00 moved=2026-12-20T16:00:00+01:00/2026-12-24T20:00:00+01:00
week       Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00          10000 EUR       7500 moved=2026-12-06T16:00:00+01:00/2026-12-10T20:00:00+01:00 moved=2026-12-16T12:00:00+01:00/2026-12-24T20:00:00+01:00
week       Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00          10000 EUR       2500 moved=2026-12-06T16:00:00+01:00/2026-12-10T20:00:00+01:00 moved=2026-12-23T19:00:00+01:00/2026-12-24T20:00:00+01:00
week       Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00          10000 EUR       1000 moved=2026-12-09T21:00:00+01:00/2026-12-10T20:00:00+01:00 moved=2026-12-23T19:00:00+01:00/2026-12-24T20:00:00+01:00
week       Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00          10000 EUR        500 moved=2026-12-10T19:00:00+01:00/2026-12-10T20:00:00+01:00 moved=2026-12-23T19:00:00+01:00/2026-12-24T20:00:00+01:00 moved=2026-12-18T08:00:00+01:00/2026-12-30T20:00:00+01:00
week       Europe/Paris        2027-01-10T14:00:00+01:00 2027-01-10T13:00:00+01:00          10000 EUR        500 moved=2026-11-28T08:00:00+01:00/2026-12-10T20:00:00+01:00 moved=2026-12-12T08:00:00+01:00/2026-12-24T20:00:00+01:00 moved=2026-12-18T08:00:00+01:00/2026-12-30T20:00:00+01:00
hours      America/New_York    2026-11-20T10:00:00-05:00 2026-11-02T10:00:00-05:00            999 USD        500 moved=2026-10-30T12:00:00-04:00/2026-11-01T10:00:00-05:00
hours      America/New_York    2026-11-20T10:00:00-05:00 2026-11-02T10:00:00-05:00            999 USD        999 moved=2026-10-30T11:00:00-04:00/2026-11-01T10:00:00-05:00
standard   Pacific/Kiritimati  2026-07-01T09:00:00+14:00 2026-06-15T09:00:00+14:00           4000 AUD          0 moved=2026-06-10T00:00:00+14:00/2026-06-10T15:00:00+14:00
standard   Pacific/Kiritimati  2026-07-01T09:00:00+14:00 2026-06-15T09:00:00+14:00           4000 AUD       2000 moved=2026-06-09T23:59:59+14:00/2026-06-10T15:00:00+14:00
never      Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR          0 moved=2026-11-30T10:00:00+01:00/2026-12-02T14:00:00+01:00
always     Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       4000 moved=2026-12-02T13:59:59+01:00/2026-12-02T14:00:00+01:00

# What went back before counts towards what the policy says; nobody owes anything.
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR       4000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR       3999 refunded=1
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR       3000 refunded=1000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR          1 refunded=3999
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR          0 refunded=4000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR       2000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR       1500 refunded=500
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR          1 refunded=1999
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR          0 refunded=2000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR          0 refunded=2001
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR          0 refunded=4000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR          0
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR          0 refunded=1000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR          0 refunded=4000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4501 EUR       1251 refunded=1000
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00           1000 EUR        234 refunded=100
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR        500 moved=2026-12-01T20:00:00+01:00/2026-12-02T14:00:00+01:00 refunded=1500
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR          0 moved=2026-12-02T10:00:00+01:00/2026-12-02T14:00:00+01:00 refunded=1500
restart    Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       2500 moved=2026-12-02T10:00:00+01:00/2026-12-02T14:00:00+01:00 refunded=1500

# The business cancels: all that is left, whatever the policy, the hour, the moves.
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR       4000 by=business
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR       2500 refunded=1500 by=business
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T15:00:00+01:00           4000 EUR       4000 by=business
never      Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR       4000 by=business
empty      Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR       4000 by=business
day-only   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR          1 refunded=3999 by=business
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR          0 refunded=4000 by=business
standard   Europe/Paris        2027-01-10T14:00:00+01:00 2026-12-20T09:00:00+01:00           4000 EUR       4000 moved=2026-12-02T10:00:00+01:00/2026-12-02T14:00:00+01:00 by=business

# Percents are of what was captured: a deposit of 9.00, one cent, nothing at all, the most a booking may cost.
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00            900 USD        900
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00            900 USD        450
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00            901 USD        451
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00              1 USD          1
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00              3 USD          2
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00              0 USD          0
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00              0 USD          0
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00            900 USD          0
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00     2000000000 USD 1000000000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00     1999999999 USD 1000000000

# Thirds and fine percents are rounded up to the next minor unit, and only there.
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           1000 USD        667
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00           1000 USD        334
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00              1 USD          1
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00              1 USD          1
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00            300 USD        201
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00            300 USD        100
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00          10000 USD       3333
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00          10001 USD       3334
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00          10000 USD       6667
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00              3 USD          1
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00              4 USD          2
fine       Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00            100 USD          2
fine       Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           1000 USD         11
fine       Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00          10000 USD        110
fine       Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           3000 USD         33
fine       Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          10000 USD          7
fine       Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          10001 USD          8
fine       Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00              1 USD          1
fine       Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00        1000000 USD        700

# Currencies (P16): yen have no decimals, ISK and UGX two that stay 00, KWD three of which the last stays 0, HUF is free.
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00            500 JPY        500
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00            500 JPY        250
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00            501 JPY        251
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00              1 JPY          1
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00         500000 ISK     500000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00         500000 ISK     250000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00         500100 ISK     250100
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00            100 ISK        100
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00            300 ISK        200
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           3700 UGX       3700
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           3700 UGX       1900
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          10000 UGX       5000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          10100 UGX       5100
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00          12340 KWD      12340
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          12340 KWD       6170
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          12350 KWD       6180
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00             10 KWD         10
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00             30 KWD         20
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           5010 BHD       2510
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00             70 TND         40
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00         499900 HUF     499900
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00         499900 HUF     249950
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00         499901 HUF     249951
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          10001 TWD       5001
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          15001 KRW       7501
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           9999 CLP       5000
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00           1000 JPY        334
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00         100000 ISK      33400
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00         100000 UGX      33400
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00           1000 KWD        340
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00          10000 KWD       3340
thirds     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T10:00:00+01:00         100000 HUF      33330
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           3700 UGX        900 refunded=1000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00          12350 KWD       1180 refunded=5000
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00            501 JPY          0 refunded=300
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           3700 UGX       2700 refunded=1000 by=business

# Nothing, everything, and policies that say little: without tiers nothing goes back; with the day alone, that all along.
never      Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR          0
never      Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T14:00:00+01:00           4000 EUR          0
always     Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR       4000
always     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T13:59:59+01:00           4000 EUR       4000
always     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T14:00:00+01:00           4000 EUR       4000
always     Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T14:00:00.001+01:00       4000 EUR          0
empty      Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR          0
empty      Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR          0
day-only   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-30T10:00:00+01:00           4000 EUR       1200
day-only   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T20:00:00+01:00           4000 EUR       1200
day-only   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T08:00:00+01:00           4000 EUR       1200
day-only   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T16:00:00+01:00           4000 EUR       1200
standard   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T14:00:01+01:00           4000 EUR          0
strict-day Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T14:30:00+01:00           4000 EUR        400

# The order in which tiers are written does not matter.
unsorted   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-20T10:00:00+01:00           4000 EUR       3600
unsorted   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-29T14:00:00+01:00           4000 EUR       3600
unsorted   Europe/Paris        2026-12-02T14:00:00+01:00 2026-11-29T14:00:00.001+01:00       4000 EUR       2400
unsorted   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T14:00:00+01:00           4000 EUR       2400
unsorted   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-01T14:00:00.001+01:00       4000 EUR       1600
unsorted   Europe/Paris        2026-12-02T14:00:00+01:00 2026-12-02T00:00:00+01:00           4000 EUR        200
`;

const policyNamed = (slug: string): PolicyRules => {
  const tiers = policies[slug];
  if (!tiers) throw new Error(`no policy ${slug}`);
  return { slug, version: 1, tiers, afterMove: slug === "restart" ? "restart" : "carry" };
};

const minute = (text: string) => Date.parse(text) / 60_000;

interface Row {
  heading: string;
  line: string;
  columns: string[];
}

function rowsOf(text: string): Row[] {
  let heading = "";
  return text.split("\n").flatMap((line) => {
    if (line.startsWith("# ")) heading = line.slice(2);
    const isRow = line !== "" && !line.startsWith("# ");
    return isRow ? [{ heading, line: line.replace(/ +/g, " "), columns: line.split(/ +/) }] : [];
  });
}

function previewOf([
  slug = "",
  zone = "",
  start = "",
  when = "",
  captured,
  currency = "",
  ,
  ...rest
]: string[]) {
  const policy = policyNamed(slug);
  const named = (name: string) =>
    rest.flatMap((word) => (word.startsWith(`${name}=`) ? [word.slice(name.length + 1)] : []));
  const moves = named("moved").map((move) => {
    const [moved = "", from = ""] = move.split("/");
    return { atMs: Date.parse(moved), start: minute(from) };
  });
  return cancellationPreview(policy, {
    ...{ start: minute(start), zone, nowMs: Date.parse(when), captured: Number(captured), currency },
    refunded: Number(named("refunded")[0] ?? 0),
    cap: capAfterMoves(policy, zone, moves),
    by: named("by")[0] === "business" ? "business" : "customer",
  });
}

const rows = rowsOf(table);

test("the table is there, and every row of it says something of its own", () => {
  expect(rows.length).toBeGreaterThan(250);
  expect(new Set(rows.map(({ line }) => line)).size).toBe(rows.length);
});

describe.each([...new Set(rows.map(({ heading }) => heading))])("%s", (wanted) => {
  test.each(rows.filter(({ heading }) => heading === wanted))("$line", ({ columns }) => {
    const { refund } = previewOf(columns);
    expect(refund).toEqual({ amount: Number(columns[6]), currency: columns[5] });
  });
});
