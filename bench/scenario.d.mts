export interface Horizon {
  from: number;
  to: number;
}
export interface BusyDates {
  start: Date;
  end: Date;
}
export const ZONE: string;
export const LEN: number;
export const STEP: number;
export const NOTICE: number;
export const H: Record<"month" | "year", Horizon>;
export const AVAIL: { days: number[]; start: number; end: number }[];
export function rng(seed: number): () => number;
export function busy(horizon: Horizon, count: number, seed?: number): BusyDates[];
export const CASES: { name: string; h: Horizon; rr?: boolean; hosts: BusyDates[][] }[];
export function bench(
  run: () => void,
  options?: { min?: number; ms?: number; warm?: number },
): { n: number; median: number; p95: number; min: number };
