import { Body, Container, Head, Html, Preview, Section } from "@react-email/components";
import { accentTheme } from "#lib/theme/accent.ts";
import { Actions, Details, Headline, Paragraph, SenderLine } from "./blocks.tsx";
import type { MailContent } from "./content.ts";
import { darkStyles, fontFamily, light } from "./style.ts";

/** A mail on calm paper: who speaks, what happened, the facts, one button, the small print (look.md). */
export function Mail({ content }: { content: MailContent }) {
  const { details = [], actions = [], notes = [], footnotes = [], direction = "ltr" } = content;
  const accent = accentTheme(content.sender.accent);
  return (
    <Html lang={content.locale} dir={direction}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkStyles(accent)}</style>
      </Head>
      <Preview>{content.preview}</Preview>
      <Body
        className="m-paper"
        style={{ backgroundColor: light.paper, fontFamily, margin: "0", padding: "24px 12px" }}
      >
        <Container style={{ maxWidth: "560px", width: "100%" }}>
          <SenderLine sender={content.sender} />
          <Section className="m-surface" style={surface}>
            <Headline>{content.headline}</Headline>
            {content.paragraphs.map((text) => (
              <Paragraph key={text}>{text}</Paragraph>
            ))}
            {details.length > 0 ? <Details details={details} accent={accent} /> : null}
            <Actions actions={actions} accent={accent} />
            {notes.length > 0 ? <Section style={{ marginTop: "12px" }}>{notes.map(small)}</Section> : null}
          </Section>
          <Section style={{ padding: "8px 4px 0" }}>{footnotes.map(small)}</Section>
        </Container>
      </Body>
    </Html>
  );
}

const small = (text: string) => (
  <Paragraph key={text} small>
    {text}
  </Paragraph>
);

const surface = {
  backgroundColor: light.surface,
  border: `1px solid ${light.hairline}`,
  borderRadius: "10px",
  padding: "32px",
} as const;
