import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { projectRoot } from "../local/project.ts";

const run = promisify(execFile);

export interface Opened {
  tenant: string;
  key: string;
  /** Says what can be booked there; over the API, as an owner's program would. @throws a sentence */
  configure(base: string, document?: object): Promise<void>;
}

const zone = "Australia/Lord_Howe";
const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A business that has everything which can collide: people, rooms, buffers, pairs, seats. In a hard zone. */
const setUp = {
  business: { name: "Torture Chamber", timezone: zone, currency: "AUD", locale: "en" },
  locations: [{ slug: "here", name: "Here", timezone: zone, kind: "in_person" }],
  schedules: [{ slug: "open", timezone: zone, weekly: [{ days: everyDay, from: "00:00", to: "24:00" }] }],
  staff: ["ana", "ben", "chloe"].map((slug) => ({ slug, name: slug, schedule: "open" })),
  resources: [{ slug: "room", name: "Room", units: 2, schedule: "open" }],
  services: [
    { slug: "cut", name: "Cut", durationMinutes: 30, bufferAfterMinutes: 15, assignment: "balanced" },
    {
      slug: "long",
      name: "Long",
      durationMinutes: 90,
      bufferBeforeMinutes: 10,
      resources: ["room"],
      assignment: "any",
    },
    {
      slug: "pair",
      name: "Pair",
      durationMinutes: 45,
      resources: ["room"],
      assignment: "all",
      staff: ["ana", "ben"],
    },
    { slug: "class", name: "Class", durationMinutes: 60, stepMinutes: 60, capacity: 8, resources: ["room"] },
  ].map((service) => ({
    ...{ stepMinutes: 15, minimumNoticeMinutes: 0, horizonDays: 60, price: 4500, location: "here" },
    staff: ["ana", "ben", "chloe"],
    ...service,
  })),
};

/** Opens it from the command line, as an operator does. */
export async function openBusiness(env: NodeJS.ProcessEnv): Promise<Opened> {
  const slug = `torture-${randomBytes(4).toString("hex")}`;
  const { stdout } = await run(
    process.execPath,
    [
      ...["scripts/admin.ts", "tenant", "create", "--slug", slug, "--name", "Torture Chamber"],
      ...["--timezone", zone, "--currency", "AUD", "--owner-email", `owner@${slug}.test`],
    ],
    { cwd: projectRoot, env },
  );
  const { apiKey }: { apiKey: string } = JSON.parse(stdout);
  return {
    tenant: slug,
    key: apiKey,
    async configure(base, document = setUp) {
      const response = await fetch(`${base}/api/v1/${slug}/configuration`, {
        method: "PUT",
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
        body: JSON.stringify(document),
      });
      if (!response.ok) throw new Error(`The business could not be set up: ${await response.text()}`);
    },
  };
}
