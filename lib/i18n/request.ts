import { headers } from "next/headers";
import { cache } from "react";
import { type Language, negotiateLanguage } from "./locales.ts";

/** The visitor's language, once per request, from `Accept-Language`. */
export const requestLanguage = cache(
  async (): Promise<Language> => negotiateLanguage((await headers()).get("accept-language")),
);
