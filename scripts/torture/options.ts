import { parseArgs } from "node:util";

export interface TortureOptions {
  /** Where the installation answers; with `local`, the stack that is started. */
  url: string;
  tenant?: string | undefined;
  service?: string | undefined;
  /** A management key of the tenant: brings the business's own operations into the load. */
  key?: string | undefined;
  /** Sees every tenant (role punctual_platform): for the audit of the rows. */
  database?: string | undefined;
  clients: number;
  minutes: number;
  local: boolean;
  web: number;
  workers: number;
  /** Seconds between two kills; 0: none. */
  killEvery: number;
  /** Breaks the scratch database first, to show that it would be found. */
  plant: boolean;
  json?: string | undefined;
}

export const usage = `Usage:
  npm run -s torture -- --url U --tenant T [--service S] [--key pk_…] [--database postgresql://…]
                        [--clients 200] [--minutes 1] [--json file]
  npm run -s torture -- --local [--minutes 10] [--clients 200] [--web 2] [--workers 2] [--kill-every 20]
                        [--plant] [--json file]

Makes real bookings at the named business and cancels only those it made: use it on installations that you own.
Exit code 0: nothing was found; 1: something was, or it could not be run.`;

function number(name: string, text: string | undefined, usual: number, min: number, max: number): number {
  const value = text === undefined ? usual : Number(text);
  if (!(value >= min && value <= max))
    throw new Error(`--${name} is a number from ${min} to ${max}.\n\n${usage}`);
  return value;
}

/** The command line, checked. @throws a sentence that names the flag, with the usage */
export function readOptions(args: string[], env: Record<string, string | undefined>): TortureOptions {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args,
    options: {
      ...{ url: text, tenant: text, service: text, key: text, database: text, json: text },
      ...{ clients: text, minutes: text, web: text, workers: text, "kill-every": text },
      ...{ local: flag, plant: flag },
    },
  });
  const { local, plant } = values;
  if (plant && !local) throw new Error(`--plant breaks a database: it goes with --local only.\n\n${usage}`);
  if (!local && !(values.url && URL.canParse(values.url) && values.tenant)) throw new Error(usage);
  return {
    url: new URL(values.url ?? "http://127.0.0.1").origin,
    tenant: values.tenant,
    service: values.service,
    key: values.key,
    database: values.database ?? (local ? undefined : env.DATABASE_URL_PLATFORM || undefined),
    clients: Math.round(number("clients", values.clients, 200, 1, 2_000)),
    minutes: number("minutes", values.minutes, local ? 10 : 1, 0.05, 24 * 60),
    local,
    web: Math.round(number("web", values.web, 2, 1, 8)),
    workers: Math.round(number("workers", values.workers, 2, 0, 8)),
    killEvery: number("kill-every", values["kill-every"], 20, 0, 3_600),
    plant,
    json: values.json,
  };
}
