"use client";

import { useEffect, useRef } from "react";
import { WarningMark } from "./marks.tsx";

export interface FormErrorLine {
  /** Id of the control that it is about; absent when it is about the whole form. */
  fieldId?: string | undefined;
  message: string;
}

/**
 * What has to be mended, above the form, each line leading to its field. Takes the focus when it appears: that is where
 * the answer to the press of the button is.
 */
export function FormErrors({ title, errors }: { title: string; errors: readonly FormErrorLine[] }) {
  const box = useRef<HTMLDivElement>(null);
  const signature = errors.map((error) => error.message).join("\n");
  useEffect(() => {
    if (signature !== "") box.current?.focus();
  }, [signature]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-bad/40 bg-bad-wash p-4 text-sm"
    >
      <p className="flex gap-2 font-medium text-bad">
        <WarningMark className="mt-0.5 size-4 shrink-0" />
        {title}
      </p>
      <ul className="mt-2 list-disc space-y-1 ps-10">
        {errors.map((error) => (
          <li key={`${error.fieldId}${error.message}`}>
            {error.fieldId === undefined ? (
              error.message
            ) : (
              <a href={`#${error.fieldId}`} className="underline underline-offset-2">
                {error.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
