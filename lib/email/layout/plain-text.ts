import { type MailContent, type MailDetail, webAddress } from "./content.ts";

/** The text part: the same content for those who read mail without pictures, and for programs. */
export function plainText(content: MailContent): string {
  const actions = (content.actions ?? []).filter(({ href }) => webAddress(href));
  const blocks = [
    content.headline,
    ...content.paragraphs,
    (content.details ?? []).map(detailLines).join("\n"),
    ...actions.map(({ label, href }) => `${label}:\n${href}`),
    ...(content.notes ?? []),
    ["-- ", content.sender.name, ...(content.footnotes ?? [])].join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function detailLines({ label, value, note, href }: MailDetail): string {
  const web = webAddress(href);
  const further = [note, web === value ? null : web].filter((line) => line).map((line) => `    ${line}`);
  return [`${label}: ${value}`, ...further].join("\n");
}
