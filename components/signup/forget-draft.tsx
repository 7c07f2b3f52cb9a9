"use client";

import { useEffect } from "react";
import { draftKey } from "./use-draft.ts";

/** Once the business is there its draft has served. */
export function ForgetDraft() {
  useEffect(() => sessionStorage.removeItem(draftKey), []);
  return null;
}
