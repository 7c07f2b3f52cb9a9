import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RouteModule } from "#lib/http/define-route.ts";
import { createNodeDoor, type NodeDoor } from "#lib/http/node-door.ts";

/** The API's route files, served without Next around them (decision 021). */
export async function openApiDoor(root: string): Promise<NodeDoor> {
  const modules: RouteModule[] = [];
  for (const file of globSync("app/api/v1/**/route.ts", { cwd: root }))
    modules.push(await import(pathToFileURL(join(root, file)).href));
  return createNodeDoor(modules);
}
