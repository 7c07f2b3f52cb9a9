export type LockedPackage = {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
export type Lockfile = { packages: Record<string, LockedPackage> };

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "win32"];
const PROCESSORS: [word: string, cpu: string][] = [
  ["arm64", "arm64"],
  ["x64", "x64"],
  ["ia32", "ia32"],
  ["ppc64", "ppc64"],
  ["s390x", "s390x"],
  ["wasm32", "wasm32"],
  ["arm", "arm"],
];

/**
 * The platform packages that a lockfile made behind an incomplete registry lacks: `npm ci` refuses a lockfile
 * without them, on every platform. Their versions are pinned by the package that wants them; system and processor
 * are read from their names, so that npm never fetches one for another machine.
 */
export function missingPlatformPackages({ packages }: Lockfile): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {};
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const nested = `${place}/node_modules/${name}`;
      const key = `node_modules/${name}`;
      if (packages[nested] || packages[key] || !/^\d+\.\d+\.\d+/.test(version)) continue;
      missing[key] = { version, ...platformOf(name), optional: true, ...(dev ? { dev } : {}) };
    }
  }
  return missing;
}

function platformOf(name: string): LockedPackage {
  const words = name.slice(name.indexOf("/") + 1).split("-");
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.find(([word]) => words.includes(word));
  const libc = words.includes("musl") ? ["musl"] : os[0] === "linux" ? ["glibc"] : [];
  return {
    ...(os.length > 0 ? { os } : {}),
    ...(cpu ? { cpu: [cpu[1]] } : {}),
    ...(libc.length > 0 ? { libc } : {}),
  };
}
