/** Something that must not be. */
export interface Finding {
  what: string;
  /** The first few cases. */
  cases: string[];
  count: number;
}

export interface OperationFigures {
  name: string;
  /** Logical operations: as the customer sees them, retries included. */
  done: number;
  answers: Record<string, number>;
  /** Operations that were told to try again until their time was up. */
  putOff: number;
  /** Attempts that no answer came to. */
  broken: number;
  retries: number;
  /** Milliseconds of single answers. */
  p50: number;
  p95: number;
  p99: number;
  /** The longest that anybody waited for an operation, retries included. */
  slowest: number;
}

interface Measured {
  done: number;
  putOff: number;
  answers: Map<string, number>;
  broken: number;
  retries: number;
  times: number[];
  slowest: number;
}

const casesKept = 5;

/** The value below which `share` of the sorted values lie; 0 for none. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Everything that is counted while the load runs. */
export function createTally() {
  const operations = new Map<string, Measured>();
  const findings = new Map<string, Finding>();
  const of = (name: string): Measured => {
    const known = operations.get(name);
    if (known) return known;
    const made = { done: 0, putOff: 0, answers: new Map(), broken: 0, retries: 0, times: [], slowest: 0 };
    operations.set(name, made);
    return made;
  };
  return {
    answered(name: string, kind: string, ms: number): void {
      const { answers, times } = of(name);
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
      times.push(ms);
    },
    broke: (name: string): void => void of(name).broken++,
    retried: (name: string): void => void of(name).retries++,
    done(name: string, ms: number, isPutOff: boolean): void {
      const measured = of(name);
      measured.done++;
      if (isPutOff) measured.putOff++;
      measured.slowest = Math.max(measured.slowest, ms);
    },
    found(what: string, detail: string): void {
      const finding = findings.get(what) ?? { what, cases: [], count: 0 };
      finding.count++;
      if (finding.cases.length < casesKept) finding.cases.push(detail);
      findings.set(what, finding);
    },
    findings: (): Finding[] => [...findings.values()],
    figures: (): OperationFigures[] =>
      [...operations].map(([name, { answers, times, ...rest }]) => {
        const sorted = times.toSorted((a, b) => a - b);
        const at = (share: number) => Math.round(percentile(sorted, share));
        return {
          name,
          ...rest,
          slowest: Math.round(rest.slowest),
          answers: Object.fromEntries([...answers].sort(([a], [b]) => (a < b ? -1 : 1))),
          ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99) },
        };
      }),
  };
}

export type Tally = ReturnType<typeof createTally>;
