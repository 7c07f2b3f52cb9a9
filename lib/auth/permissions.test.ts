import { describe, expect, test } from "vitest";
import { can, ownOnly, permissions, reachOf, readRole, roles } from "./permissions.ts";

describe("the permission table", () => {
  test("owners may do everything, and nobody more than an owner", () => {
    for (const permission of permissions) {
      expect(reachOf("owner", permission)).toBe("all");
      expect(can("admin", permission) || !can("staff", permission)).toBe(true);
    }
  });

  test("only owners give and take ownership", () => {
    expect(roles.filter((role) => can(role, "tenant:own"))).toEqual(["owner"]);
  });

  test("staff see and change only their own calendar", () => {
    const allowed = permissions.filter((permission) => can("staff", permission));
    expect(allowed.filter((permission) => !ownOnly("staff", permission))).toEqual(["service:read"]);
    expect(can("staff", "schedule:write")).toBe(false);
    expect(can("staff", "schedule:own")).toBe(true);
  });

  test.each([
    "team:manage",
    "customer:manage",
    "settings:write",
    "api-key:manage",
    "service:write",
    "audit:read",
  ] as const)("staff may not %s", (permission) => expect(can("staff", permission)).toBe(false));

  test("an unknown stored role is a bug", () => {
    expect(() => readRole("superuser")).toThrow();
    expect(readRole("admin")).toBe("admin");
  });
});
