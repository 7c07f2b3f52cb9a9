import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type RouteHandler, type RouteModule, routeBehind } from "#lib/http/define-route.ts";
import type { Operation } from "#lib/http/operation.ts";

const root = join(import.meta.dirname, "../..");
const api = join(root, "app/api");

/** Route files outside app/api/v1 and why each of them is no part of the API. */
const elsewhere: Record<string, string> = {
  "health/live": "answers without looking at anything",
  "health/ready": "answers with a status of its own",
  auth: "next-auth's own handler",
  webhooks: "verified by the vendor's signature",
  "[[...path]]": "says of everything else that it is not there",
  csp: "reports of browsers",
};

const files = readdirSync(api, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(`${sep}route.ts`))
  .map((file) => file.split(sep).join("/"));
const ours = files.filter((file) => file.startsWith("v1/"));

const pathOf = (file: string): string =>
  `/api/${file.replace(/\/route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`;

const modules = new Map<string, RouteModule>();
let document: {
  openapi: string;
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: { schemas: Record<string, unknown> };
};

beforeAll(async () => {
  // Nothing here connects anywhere; the environment only has to be complete.
  Object.assign(process.env, {
    DATABASE_URL: "postgresql://punctual_app@127.0.0.1:1/none",
    DATABASE_URL_PLATFORM: "postgresql://punctual_platform@127.0.0.1:1/none",
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "kR8v1nQ3xT6bW9zC2fH5jL7mP0sD4gYa",
    ENCRYPTION_KEY: "Zt5yU2iO9pA1sD4fG7hJ0kL3xC6vB8nM",
    RESEND_API_KEY: "re_Q7w2E5r8T1y4U6i9",
    MAIL_FROM: "Punctual <bookings@punctual.test>",
    PUNCTUAL_EMBEDDED: "1",
  });
  for (const file of ours)
    modules.set(file, (await import(/* @vite-ignore */ join(api, file))) as RouteModule);
  const { openApiDocument, routesOf } = await import("./document.ts");
  const handlers: RouteHandler[] = [...modules.values()].map((module) => module.GET);
  document = JSON.parse(JSON.stringify(openApiDocument(routesOf(handlers), "http://localhost:3000")));
});

describe("every route file of the API", () => {
  test.each(ours)("%s exports what defineRoute made, under its own path", (file) => {
    const module = modules.get(file);
    const exported = Object.entries(module ?? {});
    expect(exported.map(([name]) => name).toSorted()).toEqual([
      "DELETE",
      "GET",
      "HEAD",
      "OPTIONS",
      "PATCH",
      "POST",
      "PUT",
    ]);
    for (const [, handler] of exported) expect(routeBehind(handler)?.path).toBe(pathOf(file));
  });

  test("handlers elsewhere are on a list with a reason", () => {
    const strange = files
      .filter((file) => !file.startsWith("v1/"))
      .filter((file) => !Object.keys(elsewhere).some((known) => file.startsWith(`${known}/`)));
    expect(strange).toEqual([]);
  });

  test("is served by openapi.json", async () => {
    const source = await import("node:fs").then((fs) =>
      fs.readFileSync(join(api, "v1/openapi.json/route.ts"), "utf8"),
    );
    const imported = [...source.matchAll(/from "(\.\.\/.*?)"/g)].map(([, path = ""]) =>
      relative(api, join(api, "v1/openapi.json", path))
        .split(sep)
        .join("/"),
    );
    expect([...imported, "v1/openapi.json/route.ts"].toSorted()).toEqual(ours.toSorted());
  });
});

const operations = (): [string, Operation][] =>
  [...modules.values()].flatMap((module) => {
    const route = routeBehind(module.GET);
    return Object.entries(route?.table ?? {}).map(([method, operation]): [string, Operation] => [
      `${method} ${route?.path}`,
      operation,
    ]);
  });

describe("the document", () => {
  test("is served also where Next hands over no params", async () => {
    const answer = await modules
      .get("v1/openapi.json/route.ts")
      ?.GET(new Request("http://localhost/api/v1/openapi.json"), { params: Promise.resolve(undefined) });
    expect(answer?.status).toBe(200);
    expect(await answer?.json()).toMatchObject({ openapi: "3.1.0", paths: document.paths });
  });

  test("says OpenAPI 3.1, every path once, every operation with an id of its own", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths).toSorted()).toEqual(ours.map(pathOf).toSorted());
    const ids = operations().map(([, { id }]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every reference leads somewhere, and nothing is left of the generator's own places", () => {
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = ""]) => ref);
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) {
      const [, name = ""] = /^#\/components\/schemas\/(\w+)$/.exec(ref) ?? [];
      expect(document.components.schemas, ref).toHaveProperty(name);
    }
    expect(text).not.toContain("$defs");
  });

  test("every operation names its path parameters and answers refusals as problems", () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const operation of Object.values(methods)) {
        const parameters = (operation.parameters ?? []) as { name: string; in: string }[];
        expect(parameters.filter((p) => p.in === "path").map((p) => p.name)).toEqual(wanted);
        const responses = operation.responses as Record<string, { content: Record<string, unknown> }>;
        for (const [status, response] of Object.entries(responses))
          if (Number(status) >= 400)
            expect(Object.keys(response.content)).toEqual(["application/problem+json"]);
        expect(responses).toHaveProperty("422");
        expect(responses).toHaveProperty("503");
      }
    }
  });

  test("every example is a request that the schema takes", () => {
    const examples = operations().filter(([, { example }]) => example !== undefined);
    expect(examples.length).toBeGreaterThan(4);
    for (const [name, { body, example }] of examples)
      expect(body?.safeParse(example), name).toMatchObject({ success: true });
  });

  test("every management operation declares a scope, every other none", () => {
    for (const [name, { access }] of operations())
      expect(access.scope !== undefined, name).toBe(access.kind === "api-key");
  });
});
