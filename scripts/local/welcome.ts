import { paths } from "#lib/paths.ts";

/** What `npm start` prints at the end: where everything is, and how to get in. */
export function welcome(port: number, sandboxPort: number | undefined, demo: boolean): string {
  const at = (path: string) => `http://localhost:${port}${path}`;
  const lines = [`Ready: http://localhost:${port}`, ""];
  if (demo) {
    lines.push(
      `  Juniper, a hair salon in New York           ${at(paths.tenant("juniper"))}`,
      `  Harbour, physiotherapy and yoga in London   ${at(paths.tenant("harbour"))}`,
    );
  }
  lines.push(`  Dashboard                                   ${at(paths.dashboards())}`);
  if (sandboxPort !== undefined) {
    const who = demo ? "as owner@juniper.test " : "";
    lines.push(
      "",
      `  Sign in ${who}at ${at(paths.signIn())};`,
      `  the link arrives in the mailbox at http://localhost:${sandboxPort}/mailbox`,
    );
  }
  return [...lines, "", "  Ctrl-C stops everything."].join("\n");
}
