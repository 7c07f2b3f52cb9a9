import { startSandbox } from "./server.ts";
import { readSettings } from "./settings.ts";

const settings = readSettings(process.env);
if (!settings.ok) {
  console.error(`The sandbox does not start: ${settings.error}`);
  process.exit(1);
}

const sandbox = await startSandbox(settings.value).catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === "EADDRINUSE" ? `port ${settings.value.port} is in use.` : error.message;
  console.error(`The sandbox does not start: ${taken}`);
  process.exit(1);
});
const stop = (): void => {
  sandbox.close().finally(() => process.exit(0));
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
// A parent that was killed cannot say goodbye; its channel closes all the same, perhaps already.
process.once("disconnect", stop);
if (process.send && !process.connected) stop();

console.log(`Sandbox: ${sandbox.url}`);
if (process.connected) process.send?.({ ready: true, url: sandbox.url });
