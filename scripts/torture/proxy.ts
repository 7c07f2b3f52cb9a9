import { connect, createServer, type Socket } from "node:net";

export interface RoundRobin {
  port: number;
  /** Connections that were refused or cut from behind. */
  cut(): number;
  close(): Promise<void>;
}

/**
 * A load balancer at its plainest: connections go to `ports` in turn, whether anybody listens there or not, and what
 * breaks behind breaks in front. It asks nobody's health and repeats nothing, so that every death is felt.
 */
export async function roundRobin(ports: readonly number[]): Promise<RoundRobin> {
  const open = new Set<Socket>();
  let turn = 0;
  let cut = 0;
  const server = createServer((front) => {
    const port = ports[turn++ % ports.length] ?? 0;
    const back = connect(port, "127.0.0.1");
    for (const socket of [front, back]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.once("close", () => {
        open.delete(socket);
        front.destroy();
        back.destroy();
      });
    }
    front.on("error", () => {});
    back.on("error", () => cut++);
    front.pipe(back);
    back.pipe(front);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut: () => cut,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
