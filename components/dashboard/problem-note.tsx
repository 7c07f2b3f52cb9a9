import { WarningMark } from "#components/ui/marks.tsx";

/** What went wrong, in words, where it went wrong. Announced when it appears. */
export function ProblemNote({ words }: { words: string | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {words !== null && (
        <p className="flex gap-2 rounded-md border border-bad/40 bg-bad-wash px-3 py-2.5 text-bad text-sm">
          <WarningMark className="mt-0.5 size-4 shrink-0" />
          {words}
        </p>
      )}
    </div>
  );
}
