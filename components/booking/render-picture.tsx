import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "@vercel/og";
import { accentTheme, grounds } from "#lib/theme/accent.ts";
import { SocialPicture } from "./social-picture.tsx";

export const pictureSize = { width: 1200, height: 630 };

const scripts = ["latin", "latin-ext", "cyrillic", "greek", "vietnamese"];
const weights = [
  { name: "regular", weight: 400 },
  { name: "semibold", weight: 600 },
] as const;

const readFonts = () =>
  Promise.all(
    scripts.flatMap((script) =>
      weights.map(async ({ name, weight }) => ({
        name: "Inter",
        weight,
        style: "normal" as const,
        data: await readFile(join(process.cwd(), "public", "fonts", `inter-${script}-${name}.ttf`)),
      })),
    ),
  );
let fonts: ReturnType<typeof readFonts> | undefined;

/** For letters that our files lack the renderer would ask a font server on the web: they are left out instead. */
const drawable = (text: string): string =>
  text
    .replace(/[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d\s!-/:-@[-`{-~£¥€§·–—‘’“”…©®°×]/gu, "")
    .replace(/\s+/g, " ")
    .trim();

interface Words {
  business: string;
  title: string;
  details: string;
  action: string;
  accent: string;
}

/** The social picture as PNG. Shared caches may keep it for an hour: it holds nothing but public words. */
export async function renderPicture({ accent, ...words }: Words): Promise<Response> {
  fonts ??= readFonts();
  return new ImageResponse(
    <SocialPicture
      business={drawable(words.business)}
      title={drawable(words.title)}
      details={drawable(words.details)}
      action={drawable(words.action)}
      colours={accentTheme(accent).light}
      paper={grounds.light.paper}
    />,
    {
      ...pictureSize,
      fonts: await fonts,
      headers: { "cache-control": "public, max-age=3600, stale-while-revalidate=86400" },
    },
  );
}
