/** What the page looks like once somebody waits: three lines, the first with an offer. Seen, not read. */
export const LinePicture = () => (
  <div className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
    {[1, 2, 3].map((place) => (
      <div key={place} className="flex items-center gap-3 px-3 py-2.5">
        <span className="w-3 text-muted text-xs tabular-nums">{place}</span>
        <span className="grid grow gap-1.5">
          <span className="h-2 w-24 rounded-full bg-ink/40" />
          <span className="h-1.5 w-36 rounded-full bg-ink/15" />
        </span>
        {place === 1 && <span className="h-3 w-16 rounded-full bg-accent/40" />}
      </div>
    ))}
  </div>
);
