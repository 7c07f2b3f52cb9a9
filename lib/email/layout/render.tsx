import { render } from "@react-email/components";
import type { MailContent } from "./content.ts";
import { Mail } from "./mail.tsx";
import { plainText } from "./plain-text.ts";

/** Both parts of a mail, from one content. Every text is escaped; none is read as markup (cases I1). */
export async function renderMail(content: MailContent): Promise<{ html: string; text: string }> {
  return { html: await render(<Mail content={content} />), text: plainText(content) };
}
