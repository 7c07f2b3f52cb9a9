import type { Metadata } from "next";
import { missingMetadata } from "#components/site/missing.tsx";
import { NotFoundWords } from "#components/site/not-found-words.tsx";

/** Next says `noindex` here by itself. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await missingMetadata()).title ?? null };
}

/** Addresses that no page answers. Pages that find nothing return `<Missing>`. */
export default function NotFound() {
  return <NotFoundWords sought="system" />;
}
