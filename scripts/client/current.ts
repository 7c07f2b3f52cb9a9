import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../local/project.ts";
import { clientText } from "./text.ts";

/** What the document needs of an environment. Nothing connects anywhere. */
const enough = {
  DATABASE_URL: "postgresql://punctual_app@127.0.0.1:1/none",
  DATABASE_URL_PLATFORM: "postgresql://punctual_platform@127.0.0.1:1/none",
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "kR8v1nQ3xT6bW9zC2fH5jL7mP0sD4gYa",
  ENCRYPTION_KEY: "Zt5yU2iO9pA1sD4fG7hJ0kL3xC6vB8nM",
  RESEND_API_KEY: "re_Q7w2E5r8T1y4U6i9",
  MAIL_FROM: "Punctual <bookings@punctual.test>",
  PUNCTUAL_EMBEDDED: "1",
};

/** The OpenAPI document as the server would answer it. */
export async function currentDocument(): Promise<unknown> {
  for (const [name, value] of Object.entries(enough)) process.env[name] ??= value;
  const { GET } = await import("../../app/api/v1/openapi.json/route.ts");
  const answer = await GET(new Request("http://localhost/api/v1/openapi.json"), {
    params: Promise.resolve(undefined),
  });
  return answer.json();
}

/** The client as it ought to be now, formatted as everything here. */
export async function currentClient(): Promise<string> {
  return execFileSync(
    join(projectRoot, "node_modules/.bin/biome"),
    ["format", "--stdin-file-path=docs/client/punctual.ts"],
    { input: clientText(await currentDocument()), encoding: "utf8", cwd: projectRoot },
  );
}
