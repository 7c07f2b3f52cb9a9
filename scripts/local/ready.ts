/**
 * Waits until the server says that it is ready (contract 4).
 * Throws with its last answer after `seconds`, or as soon as `isOver` says that waiting is pointless.
 */
export async function waitUntilReady(port: number, seconds: number, isOver: () => boolean): Promise<void> {
  const url = `http://127.0.0.1:${port}/api/health/ready`;
  let last = "it does not answer";
  for (const until = Date.now() + seconds * 1000; Date.now() < until && !isOver(); ) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.status === 200) return;
      // A page in HTML says nothing that the number does not.
      const isJson = response.headers.get("content-type")?.includes("json");
      last = `${response.status}${isJson ? ` ${(await response.text()).slice(0, 300)}` : ""}`;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not become ready: ${last}`);
}
