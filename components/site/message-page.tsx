import type { ReactNode } from "react";

/** A page with one thing to say and one thing to do: not found, went wrong, link used up. */
export function MessagePage({
  title,
  text,
  note,
  children,
}: {
  title: string;
  text: string;
  note?: string | undefined;
  children?: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-[70dvh] w-full max-w-lg flex-col justify-center px-5 py-16">
      <h1 className="text-2xl">{title}</h1>
      <p className="mt-3 text-muted">{text}</p>
      {children !== undefined && <div className="mt-8 flex flex-wrap gap-3">{children}</div>}
      {note !== undefined && <p className="mt-8 text-muted text-sm">{note}</p>}
    </main>
  );
}
