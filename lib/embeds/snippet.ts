export const embedModes = ["inline", "popup", "button"] as const;
export type EmbedMode = (typeof embedModes)[number];

interface Snippet {
  /** APP_URL. */
  base: string;
  tenant: string;
  /** Slug; null: all services. */
  service: string | null;
  mode: EmbedMode;
  /** What is written on the button or link. */
  label: string;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? "");

/** The lines that a business pastes into its website. A button or link works without a script too: it is a link. */
export function snippet({ base, tenant, service, mode, label }: Snippet): string {
  const { origin } = new URL(base);
  const what = service === null ? tenant : `${tenant}/${service}`;
  const script = `<script src="${origin}/embed.js" async></script>`;
  const element =
    mode === "inline"
      ? `<div data-punctual="${what}"></div>`
      : `<a href="${origin}/${what}" data-punctual="${what}" data-mode="${mode}">${escaped(label)}</a>`;
  return `${element}\n${script}`;
}
