"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useTranslator } from "#components/ui/messages.tsx";

const OpenedAt = createContext(0);

/** When this dashboard was opened, epoch milliseconds by the server's clock: what is younger is new to these eyes. */
export const useOpenedAt = (): number => useContext(OpenedAt);

const everySeconds = 4;

/**
 * Asks a cheap address whether anything changed while the page is seen, and then has the page rendered anew: a
 * booking appears within seconds, and nothing typed is lost.
 */
export function Live({
  pulse,
  openedAt,
  children,
}: {
  pulse: string;
  openedAt: number;
  children: ReactNode;
}) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: true } } }),
  );
  const [opened] = useState(openedAt);
  return (
    <QueryClientProvider client={client}>
      <OpenedAt value={opened}>
        {children}
        <Pulse address={pulse} />
      </OpenedAt>
    </QueryClientProvider>
  );
}

function Pulse({ address }: { address: string }) {
  const t = useTranslator("dashboard");
  const router = useRouter();
  const seen = useRef<string | null>(null);
  const [words, setWords] = useState("");
  const { data, isError } = useQuery({
    queryKey: ["pulse", address],
    queryFn: async ({ signal }) => {
      const answer = await fetch(address, { signal, cache: "no-store" });
      if (!answer.ok) throw new Error(`The pulse answered ${answer.status}`);
      return answer.text();
    },
    refetchInterval: everySeconds * 1000,
    refetchIntervalInBackground: false,
  });
  useEffect(() => {
    if (data === undefined || data === seen.current) return;
    if (seen.current !== null) {
      router.refresh();
      setWords(t("live.changed"));
    }
    seen.current = data;
  }, [data, router, t]);
  return (
    <>
      <p className="sr-only" role="status">
        {words}
      </p>
      {isError && (
        <p
          role="status"
          className="fixed inset-x-0 top-0 z-50 bg-caution-wash px-4 py-1.5 text-center text-caution text-xs"
        >
          {t("live.away")}
        </p>
      )}
    </>
  );
}
