/** Runs once before the server takes its first request. */
export async function register(): Promise<void> {
  // This very form of the condition keeps Node's modules out of the bundle for other runtimes.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { watchPeers } = await import("./lib/security/watch-peers.ts");
    watchPeers();
  }
}
