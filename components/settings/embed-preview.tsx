"use client";

import { useEffect, useRef, useState } from "react";
import { paths } from "#lib/paths.ts";

interface Props {
  title: string;
  tenant: string;
  service: string | null;
}

const heightOf = (data: unknown): number | null => {
  const value = typeof data === "object" && data !== null ? Reflect.get(data, "height") : null;
  return typeof value === "number" && value > 0 ? Math.min(value, 2_000) : null;
};

/** The embedded page as a website shows it, as high as it says it is. */
export function EmbedPreview({ title, tenant, service }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(480);
  useEffect(() => {
    const heard = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      const told = heightOf(data);
      if (told !== null) setHeight(told);
    };
    addEventListener("message", heard);
    // Greets until the page in the frame has its script; an answered greeting is harmless.
    const greeting = setInterval(
      () => frame.current?.contentWindow?.postMessage({ punctual: 1, type: "hello" }, location.origin),
      300,
    );
    return () => {
      removeEventListener("message", heard);
      clearInterval(greeting);
    };
  }, []);
  return (
    <section className="sm:col-span-2">
      <h3 className="mb-2 font-medium text-sm">{title}</h3>
      <iframe
        ref={frame}
        title={title}
        src={service === null ? paths.embed.tenant(tenant) : paths.embed.service(tenant, service)}
        height={height}
        className="w-full rounded-md border border-hairline"
      />
    </section>
  );
}
