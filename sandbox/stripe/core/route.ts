import type { z } from "zod";
import type { Desk } from "./desk.ts";
import type { Form } from "./form.ts";
import { readParams } from "./params.ts";

/** One route of the API: what it takes and what it does. */
export interface Route {
  method: "GET" | "POST" | "DELETE";
  /** `/v1/refunds/{id}`. */
  path: string;
  run(desk: Desk, form: Form, id: string): object;
}

export const route = <T>(
  method: Route["method"],
  path: string,
  schema: z.ZodType<T>,
  work: (desk: Desk, given: T, id: string) => object,
): Route => ({ method, path, run: (desk, form, id) => work(desk, readParams(schema, form), id) });

export interface Found {
  route: Route;
  id: string;
}

/** The route for a request, and the one id that its path may hold. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found | null {
  const asked = path.split("/");
  for (const one of routes) {
    const parts = one.path.split("/");
    if (one.method !== method || parts.length !== asked.length) continue;
    if (!parts.every((part, index) => part === "{id}" || part === asked[index])) continue;
    const id = asked[parts.indexOf("{id}")] ?? "";
    if (!parts.includes("{id}") || /^[A-Za-z0-9_]+$/.test(id)) return { route: one, id };
  }
  return null;
}
