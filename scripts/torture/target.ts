import { field, send } from "./wire.ts";

export interface TargetService {
  slug: string;
  capacity: number;
}

/** A business under load. */
export interface Target {
  tenant: string;
  services: TargetService[];
  /** A management key, where there is one. */
  key: string | null;
  /** Whether appointments that repeat can be booked here. */
  series: boolean;
  /** Whether people can wait for a time here. */
  waitlist: boolean;
}

const list = (body: unknown, name: string): unknown[] => {
  const value = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return Array.isArray(value) ? value : [];
};

/** What can be done to a business, as it and the API's own description say. @throws a sentence */
export async function discover(
  base: string,
  tenant: string,
  options: { service?: string | undefined; key?: string | undefined } = {},
): Promise<Target> {
  const [about, api] = await Promise.all([
    send(base, { method: "GET", path: `/api/v1/${tenant}` }),
    send(base, { method: "GET", path: "/api/v1/openapi.json" }),
  ]);
  if (about.status !== 200) throw new Error(`${base} knows no business "${tenant}" (${about.status}).`);
  const services = list(about.body, "services")
    .map((service) => ({ slug: field(service, "slug"), capacity: Number(field(service, "capacity")) || 1 }))
    .filter(({ slug }) => options.service === undefined || slug === options.service);
  if (services.length === 0) throw new Error(`"${tenant}" offers no service "${options.service ?? ""}".`);
  const paths = typeof api.body === "object" && api.body !== null ? Reflect.get(api.body, "paths") : {};
  const offers = (path: string) => typeof paths === "object" && paths !== null && path in paths;
  return {
    tenant,
    services,
    key: options.key ?? null,
    series: offers("/api/v1/{tenant}/series"),
    waitlist: offers("/api/v1/{tenant}/waitlist"),
  };
}
