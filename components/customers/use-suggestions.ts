"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import type { CustomerLine } from "#lib/customers/loaders.ts";
import { paths } from "#lib/paths.ts";

const restMs = 180;
const nobody: CustomerLine[] = [];

/** Customers who fit a text, once the typing rests. Nobody for less than two letters, and nobody when the server is away. */
export function useSuggestions(tenant: string, text: string): CustomerLine[] {
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(text.trim()), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  const asked = useDeferredValue(rested);
  const { data } = useQuery({
    queryKey: ["customers", tenant, asked],
    enabled: asked.length >= 2,
    staleTime: 10_000,
    queryFn: async ({ signal }): Promise<CustomerLine[]> => {
      const answer = await fetch(paths.dashboard.suggest(tenant, asked), { signal });
      if (!answer.ok) return nobody;
      const { customers }: { customers: CustomerLine[] } = await answer.json();
      return customers;
    },
  });
  return text.trim().length < 2 ? nobody : (data ?? nobody);
}
