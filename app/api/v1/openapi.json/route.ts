import { z } from "zod";
import { env } from "#lib/env.ts";
import { open } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { openApiDocument, routesOf } from "#lib/openapi/document.ts";
import { ok } from "#lib/result.ts";
import { POST as approveBooking } from "../[tenant]/bookings/[id]/approve/route.ts";
import { POST as cancelBooking } from "../[tenant]/bookings/[id]/cancel/route.ts";
import { POST as declineBooking } from "../[tenant]/bookings/[id]/decline/route.ts";
import { POST as moveBooking } from "../[tenant]/bookings/[id]/move/route.ts";
import { POST as markNoShow } from "../[tenant]/bookings/[id]/no-show/route.ts";
import { GET as readBooking } from "../[tenant]/bookings/[id]/route.ts";
import { POST as bookings } from "../[tenant]/bookings/route.ts";
import { GET as configuration } from "../[tenant]/configuration/route.ts";
import { GET as customer } from "../[tenant]/customers/[id]/route.ts";
import { GET as customers } from "../[tenant]/customers/route.ts";
import { GET as explain } from "../[tenant]/explain/route.ts";
import { GET as exportBookings } from "../[tenant]/export/bookings/route.ts";
import { GET as exportCustomers } from "../[tenant]/export/customers/route.ts";
import { GET as holidays } from "../[tenant]/holidays/route.ts";
import { GET as readImport } from "../[tenant]/import/[import]/route.ts";
import { POST as importFile } from "../[tenant]/import/route.ts";
import { GET as ledger } from "../[tenant]/ledger/route.ts";
import { GET as messages } from "../[tenant]/messages/route.ts";
import { GET as business } from "../[tenant]/route.ts";
import { POST as cancelSeries } from "../[tenant]/series/[id]/cancel/route.ts";
import { POST as moveSeries } from "../[tenant]/series/[id]/move/route.ts";
import { GET as readSeries } from "../[tenant]/series/[id]/route.ts";
import { POST as previewSeries } from "../[tenant]/series/preview/route.ts";
import { POST as createSeries } from "../[tenant]/series/route.ts";
import { GET as slots } from "../[tenant]/services/[service]/slots/route.ts";
import { POST as moveWaitlistEntry } from "../[tenant]/waitlist/[entry]/position/route.ts";
import { POST as removeWaitlistEntry } from "../[tenant]/waitlist/[entry]/remove/route.ts";
import { GET as waitlist } from "../[tenant]/waitlist/route.ts";
import { GET as webhookDeliveries } from "../[tenant]/webhooks/[webhook]/deliveries/route.ts";
import { POST as rotateWebhook } from "../[tenant]/webhooks/[webhook]/rotate/route.ts";
import { PATCH as webhook } from "../[tenant]/webhooks/[webhook]/route.ts";
import { POST as testWebhook } from "../[tenant]/webhooks/[webhook]/test/route.ts";
import { POST as replayDelivery } from "../[tenant]/webhooks/deliveries/[delivery]/replay/route.ts";
import { GET as webhooks } from "../[tenant]/webhooks/route.ts";
import { POST as cancelManaged } from "../bookings/[manageToken]/cancel/route.ts";
import { GET as invite } from "../bookings/[manageToken]/invite.ics/route.ts";
import { POST as moveManaged } from "../bookings/[manageToken]/move/route.ts";
import { GET as readManaged } from "../bookings/[manageToken]/route.ts";
import { POST as acceptOffer } from "../waitlist/[waitlistToken]/accept/route.ts";
import { POST as declineOffer } from "../waitlist/[waitlistToken]/decline/route.ts";
import { POST as leaveWaitlist } from "../waitlist/[waitlistToken]/leave/route.ts";
import { GET as readWaiting } from "../waitlist/[waitlistToken]/route.ts";

let text: string | undefined;

/** The same for everybody, so made once; lib/openapi/document.test.ts finds a route that is missing here. */
const document = () =>
  openApiDocument(
    routesOf([
      business,
      slots,
      bookings,
      readManaged,
      moveManaged,
      cancelManaged,
      invite,
      configuration,
      holidays,
      readBooking,
      approveBooking,
      declineBooking,
      cancelBooking,
      moveBooking,
      markNoShow,
      createSeries,
      previewSeries,
      readSeries,
      moveSeries,
      cancelSeries,
      waitlist,
      readWaiting,
      acceptOffer,
      declineOffer,
      leaveWaitlist,
      moveWaitlistEntry,
      removeWaitlistEntry,
      customers,
      customer,
      explain,
      messages,
      ledger,
      webhooks,
      webhook,
      webhookDeliveries,
      testWebhook,
      rotateWebhook,
      replayDelivery,
      exportBookings,
      exportCustomers,
      importFile,
      readImport,
      GET,
    ]),
    env().APP_URL,
  );

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/openapi.json", {
  GET: operation({
    id: "readOpenApi",
    summary: "This document.",
    access: open,
    answer: z.looseObject({ openapi: z.string() }),
    shared: true,
    limit: "read",
    run: async () => {
      text ??= JSON.stringify(document());
      return ok(
        new Response(text, {
          headers: { "content-type": "application/json", "cache-control": "public, max-age=300" },
        }),
      );
    },
  }),
});
