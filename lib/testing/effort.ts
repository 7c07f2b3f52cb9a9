/**
 * What some work comes to, and the milliseconds of processor time that this process spends on it: what it costs,
 * whoever else is busy on the machine. Vitest gives each test file a process of its own.
 */
export async function effort<T>(work: () => T): Promise<{ result: Awaited<T>; spent: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, spent: (user + system) / 1000 };
}
