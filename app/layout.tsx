import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { env } from "#lib/env.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { grounds } from "#lib/theme/accent.ts";
import { parseTheme, themeCookie } from "#lib/theme/preference.ts";
import { fontClasses } from "./fonts.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator((await requestLanguage()).locale, "site");
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: t("title"), template: t("titleTemplate") },
    description: t("description"),
    applicationName: t("name"),
    icons: { icon: "/icon.svg" },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: grounds.light.paper },
    { media: "(prefers-color-scheme: dark)", color: grounds.dark.paper },
  ],
};

/** Reads the request, so every page is rendered per request and carries the nonce of its own policy (proxy.ts). */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, jar, sent] = await Promise.all([requestLanguage(), cookies(), headers()]);
  const theme = parseTheme(jar.get(themeCookie)?.value);
  const nonce = sent.get("x-nonce") ?? undefined;
  return (
    <html
      lang={language.region}
      dir={language.direction}
      className={fontClasses}
      data-theme={theme === "system" ? undefined : theme}
      suppressHydrationWarning
    >
      <head>
        {/* React Aria puts this on the two style elements it makes; browsers hide a nonce attribute from scripts. */}
        <meta property="csp-nonce" nonce={nonce} />
      </head>
      <body className="min-h-dvh font-sans">{children}</body>
    </html>
  );
}
