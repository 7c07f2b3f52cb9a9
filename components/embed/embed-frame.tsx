import type { ReactNode } from "react";
import { AccentStyle } from "#components/ui/accent-style.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { EmbedBridge } from "./embed-bridge.tsx";

interface Props {
  /** The business, for whoever hears which of two pages they are in. */
  name: string;
  accent: string;
  parents: readonly string[];
  t: Translator<"booking">;
  children: ReactNode;
}

/** A booking page for inside another page: as high as what it shows, with nothing around it. */
export function EmbedFrame({ name, accent, parents, t, children }: Props) {
  return (
    <div id="embedded" className="w-full">
      <AccentStyle colour={accent} />
      <EmbedBridge parents={parents} />
      <main aria-label={name}>{children}</main>
      <footer className="py-2 text-center text-muted text-xs">
        <a
          href={paths.home()}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-8 items-center rounded-md px-2 underline-offset-4 hover:underline"
        >
          {t("poweredBy")}
        </a>
      </footer>
    </div>
  );
}
