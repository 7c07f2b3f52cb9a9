import { type FaultKind, type Faults, parseFault } from "./faults.ts";
import { type Answer, type Call, json, readJson } from "./http.ts";
import type { Mailbox } from "./mailbox/store.ts";

export interface Control {
  mailbox: Mailbox;
  faults: Faults;
  /** What each vendor of this sandbox can be told to do wrong. */
  vendors: Record<string, readonly FaultKind[]>;
}

const said = (status: number, detail: string): Answer => json(status, { error: detail });

/** `POST /control/{vendor}/fault` and `POST /control/reset` (contract 6). */
export async function control({ mailbox, faults, vendors }: Control, call: Call): Promise<Answer> {
  if (call.method !== "POST") return said(405, "Control calls are POST.");
  const [, , first = "", second] = call.url.pathname.split("/");
  if (first === "reset" && second === undefined) {
    faults.clear();
    await mailbox.clear();
    return json(200, { reset: true });
  }
  if (second !== "fault") return said(404, "There is /control/reset and /control/{vendor}/fault.");
  const possible = Object.hasOwn(vendors, first) ? vendors[first] : undefined;
  if (!possible) return said(404, `Unknown vendor. Known: ${Object.keys(vendors).join(", ")}.`);
  const fault = parseFault(first, possible, readJson(call));
  if (!fault.ok) return said(422, fault.error);
  faults.add(first, fault.value);
  return json(200, { vendor: first, fault: fault.value });
}
