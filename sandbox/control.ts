import { type FaultKind, type Faults, parseFault } from "./faults.ts";
import { type Answer, type Call, json, readJson } from "./http.ts";
import type { Mailbox } from "./mailbox/store.ts";
import type { SandboxStripe } from "./stripe/index.ts";

export interface Control {
  mailbox: Mailbox;
  stripe: Pick<SandboxStripe, "clear" | "control">;
  faults: Faults;
  /** What each vendor of this sandbox can be told to do wrong. */
  vendors: Record<string, readonly FaultKind[]>;
}

const said = (status: number, detail: string): Answer => json(status, { error: detail });

/** `POST /control/{vendor}/fault`, `POST /control/reset` (contract 6), and what stripe/actions.ts lists. */
export async function control({ mailbox, stripe, faults, vendors }: Control, call: Call): Promise<Answer> {
  if (call.method !== "POST") return said(405, "Control calls are POST.");
  const [, , first = "", second] = call.url.pathname.split("/");
  if (first === "reset" && second === undefined) {
    faults.clear();
    await mailbox.clear();
    await stripe.clear();
    return json(200, { reset: true });
  }
  if (first === "stripe" && second !== undefined && second !== "fault") return stripe.control(second, call);
  if (second !== "fault")
    return said(404, "There is /control/reset, /control/{vendor}/fault and /control/stripe/{action}.");
  const possible = Object.hasOwn(vendors, first) ? vendors[first] : undefined;
  if (!possible) return said(404, `Unknown vendor. Known: ${Object.keys(vendors).join(", ")}.`);
  const fault = parseFault(first, possible, readJson(call));
  if (!fault.ok) return said(422, fault.error);
  faults.add(first, fault.value);
  return json(200, { vendor: first, fault: fault.value });
}
