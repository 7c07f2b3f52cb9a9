import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { answerNotFound } from "#lib/http/answer.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { NotFoundWords, type Sought } from "./not-found-words.tsx";

/** For what renders "not found" itself: its status. Only where nothing of ours stands around Next does Next say it. */
export function markMissing(): void {
  if (!answerNotFound()) notFound();
}

/**
 * What a page returns where there is nothing to show: a whole document with status 404, readable without a script.
 * Next's own `notFound()` would send an empty one and leave the words to the browser (decision 009).
 */
export function Missing({ sought = "system" }: { sought?: Sought }) {
  markMissing();
  return <NotFoundWords sought={sought} />;
}

/** `generateMetadata` beside it. */
export async function missingMetadata(sought: Sought = "system"): Promise<Metadata> {
  const t = getTranslator((await requestLanguage()).locale, sought);
  return { title: t("notFound.title"), robots: { index: false, follow: false } };
}
