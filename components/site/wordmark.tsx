import { paths } from "#lib/paths.ts";

/** The name of the product with its mark, as a way home. */
export function Wordmark({ name }: { name: string }) {
  return (
    <a
      href={paths.home()}
      className="inline-flex min-h-11 items-center gap-2.5 rounded-md font-semibold text-lg tracking-tight"
    >
      <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <g fill="none" className="stroke-accent-ink" strokeWidth="2.5" strokeLinecap="round">
          <circle cx="16" cy="17" r="8.5" />
          <path d="M16 17v-4.5" />
        </g>
        <circle cx="16" cy="4.8" r="1.6" className="fill-accent-ink" />
      </svg>
      {name}
    </a>
  );
}
