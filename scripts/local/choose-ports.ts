import { isPortFree, nextFreePort, parsePort } from "./ports.ts";
import { isSet } from "./settings.ts";

type Chosen = { port: number; sandboxPort: number; remarks: string[] };

/**
 * The ports of the web server and the sandbox. A port that was asked for by name is taken or refused; a default one
 * gives way to the next that is free, with a remark.
 * Throws a sentence that names the variable.
 */
export async function choosePorts(
  env: NodeJS.ProcessEnv,
  isFree: (port: number) => Promise<boolean> = isPortFree,
): Promise<Chosen> {
  const remarks: string[] = [];
  const choose = async (name: "PORT" | "SANDBOX_PORT", usual: number, taken: number[]) => {
    if (isSet(env, name)) {
      const text = env[name] ?? "";
      const port = parsePort(text.trim());
      if (port === undefined)
        throw new Error(`${name} is "${text}", which is not a port between 1 and 65535.`);
      if (!(await isFree(port))) {
        throw new Error(
          `Port ${port} is in use, and ${name} asks for it. Free it, or set ${name} to another.`,
        );
      }
      return port;
    }
    const port = await nextFreePort(usual, taken, isFree);
    if (port !== usual) remarks.push(`Port ${usual} is in use; using ${port} instead.`);
    return port;
  };
  const port = await choose("PORT", 3000, []);
  const sandboxPort = await choose("SANDBOX_PORT", port + 1, [port]);
  return { port, sandboxPort, remarks };
}

/** As `choosePorts` for the web server alone, whose port in production is never exchanged for another. */
export async function productionPort(env: NodeJS.ProcessEnv): Promise<number> {
  return (await choosePorts({ ...env, PORT: isSet(env, "PORT") ? env.PORT : "3000" })).port;
}
