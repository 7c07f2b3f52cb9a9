import { describe, expect, test } from "vitest";
import { areaOf, contentSecurityPolicy, requestIdFrom, securityHeaders } from "./headers.ts";

const options = { path: "/juniper", nonce: "bm9uY2U=", secure: true, development: false };
const directive = (policy: string, name: string) =>
  policy.split("; ").find((part) => part === name || part.startsWith(`${name} `));

describe("the policy (S4)", () => {
  const everywhere = ["/", "/juniper", "/manage/abc", "/sign-in", "/dashboard/juniper", "/api/v1/juniper"];

  test.each(everywhere)("%s: no inline or evaluated script, no frame, no base, no plug-in", (path) => {
    const policy = contentSecurityPolicy({ ...options, path });
    const scripts = directive(policy, "script-src") ?? directive(policy, "default-src");
    expect(scripts).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
  });

  test("scripts and style elements need the nonce of this response", () => {
    const policy = contentSecurityPolicy(options);
    expect(directive(policy, "script-src")).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(directive(policy, "style-src")).toBe("style-src 'self' 'nonce-bm9uY2U='");
  });

  test("style attributes are allowed behind sign-in only", () => {
    expect(contentSecurityPolicy(options)).not.toContain("unsafe-inline");
    const dashboard = contentSecurityPolicy({ ...options, path: "/dashboard/juniper" });
    expect(dashboard.match(/[a-z-]+ 'unsafe-inline'/g)).toEqual(["style-src-attr 'unsafe-inline'"]);
  });

  test("answers of the API may load nothing at all", () => {
    expect(contentSecurityPolicy({ ...options, path: "/api/v1/juniper" })).toMatch(/^default-src 'none'/);
  });
});

describe("frames (X10)", () => {
  const embedded = { ...options, path: "/embed/juniper", parents: ["https://juniper.example"] };

  test("the embedded page may be framed by the listed websites and by nobody else", () => {
    const headers = securityHeaders(embedded);
    expect(directive(headers["Content-Security-Policy"] ?? "", "frame-ancestors")).toBe(
      "frame-ancestors 'self' https://juniper.example",
    );
    expect(headers).not.toHaveProperty("X-Frame-Options");
    expect(contentSecurityPolicy(embedded)).not.toContain("unsafe-inline");
  });

  test("an unknown business's page by nobody at all", () => {
    const headers = securityHeaders({ ...embedded, parents: null });
    expect(headers["Content-Security-Policy"]).toContain("frame-ancestors 'none'");
    expect(headers["X-Frame-Options"]).toBe("DENY");
  });

  test("public pages frame nothing; the settings, and what leads there, our own preview", () => {
    const of = (path: string) => directive(contentSecurityPolicy({ ...options, path }), "frame-src");
    for (const path of ["/dashboard/juniper/settings/website", "/sign-in/confirm"])
      expect(of(path)).toBe("frame-src 'self'");
    for (const path of ["/juniper", "/", "/embed/juniper"]) expect(of(path)).toBe("frame-src 'none'");
  });
});

describe("the other headers (S5, A15)", () => {
  test("HSTS for two years with subdomains, over https only", () => {
    expect(securityHeaders(options)["Strict-Transport-Security"]).toBe("max-age=63072000; includeSubDomains");
    expect(securityHeaders({ ...options, secure: false })).not.toHaveProperty("Strict-Transport-Security");
  });

  test.each(["/manage/abc", "/sign-in/confirm", "/invitation/abc", "/Manage/abc"])(
    "%s leaks no token",
    (path) => {
      const headers = securityHeaders({ ...options, path });
      expect(headers["Referrer-Policy"]).toBe("no-referrer");
      expect(headers["Cache-Control"]).toBe("private, no-store");
    },
  );

  test("the dashboard is never cached", () => {
    expect(securityHeaders({ ...options, path: "/dashboard" })["Cache-Control"]).toBe("private, no-store");
  });

  test("every answer says nosniff and same-origin opener", () => {
    const headers = securityHeaders(options);
    expect(headers["X-Content-Type-Options"]).toBe("nosniff");
    expect(headers["Cross-Origin-Opener-Policy"]).toBe("same-origin");
  });
});

test("a path that only begins like another is not of its area", () => {
  expect(areaOf("/managed-hosting")).toBe("public");
  expect(areaOf("/apiary")).toBe("public");
  expect(areaOf("/api")).toBe("api");
});

test("a caller's request id is kept only when it is harmless in a log", () => {
  expect(requestIdFrom("trace-12345", "fresh")).toBe("trace-12345");
  for (const bad of [null, "", "short", "a".repeat(65), 'x"}\n{"level":"error', "ä".repeat(10)])
    expect(requestIdFrom(bad, "fresh")).toBe("fresh");
});
