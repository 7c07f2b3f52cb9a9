/** Runs once before the server takes its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { subscribe } = await import("node:diagnostics_channel");
  const { appendPeer } = await import("#lib/security/peer-address.ts");
  subscribe("http.server.request.start", (message) => {
    // Published by node:http before any listener sees the request.
    appendPeer((message as { request: Parameters<typeof appendPeer>[0] }).request);
  });
}
