"use client";

import { useQuery } from "@tanstack/react-query";
import type { Offered } from "#lib/agenda/offered.ts";
import { paths } from "#lib/paths.ts";

interface Options {
  tenant: string;
  /** Slug. */
  staff: string;
  date: string;
  /** Nobody is asked before a pointer comes near. */
  enabled: boolean;
}

/** What customers are offered with a person on a day; undefined until it is known, and where it cannot be. */
export function useOffered({ tenant, staff, date, enabled }: Options): Offered | undefined {
  const { data } = useQuery({
    queryKey: ["offered", tenant, staff, date],
    queryFn: async ({ signal }): Promise<Offered> => {
      const answer = await fetch(paths.dashboard.offered(tenant, { staff, date }), { signal });
      if (!answer.ok) throw new Error(`What is offered answered ${answer.status}`);
      return answer.json();
    },
    enabled,
    retry: false,
    staleTime: 15_000,
  });
  return data;
}
