import type { Translator } from "#lib/i18n/translator.ts";

/** What a receiver answered, as text and nothing else: it is somebody else's. */
export const ResponseText = ({ t, text }: { t: Translator<"webhooks">; text: string }) =>
  text === "" ? (
    <p className="mt-1 text-muted text-xs">{t("answerEmpty")}</p>
  ) : (
    <figure className="mt-2">
      <figcaption className="text-muted text-xs">{t("answer")}</figcaption>
      <pre className="mt-1 max-h-48 overflow-y-auto whitespace-pre-wrap break-all rounded-sm bg-sunken p-2.5 font-mono text-xs">
        {text}
      </pre>
    </figure>
  );
