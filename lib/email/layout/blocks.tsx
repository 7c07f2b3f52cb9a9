import { Button, Column, Heading, Img, Link, Row, Section, Text } from "@react-email/components";
import type { AccentTheme } from "#lib/theme/accent.ts";
import { type MailAction, type MailContent, type MailDetail, webAddress } from "./content.ts";
import { light, prose } from "./style.ts";

export function SenderLine({ sender }: { sender: MailContent["sender"] }) {
  const logo = webAddress(sender.logoUrl);
  return (
    <Section style={{ padding: "0 4px 16px" }}>
      {logo ? <Img src={logo} alt="" height="32" style={{ marginBottom: "8px" }} /> : null}
      <Text className="m-ink" style={{ ...prose, fontWeight: 600 }}>
        {sender.name}
      </Text>
    </Section>
  );
}

export function Headline({ children }: { children: string }) {
  return (
    <Heading
      as="h1"
      className="m-ink"
      style={{ ...prose, fontSize: "22px", lineHeight: "30px", fontWeight: 600 }}
    >
      {children}
    </Heading>
  );
}

/** A blank line in the text begins a new paragraph elsewhere; a single line break is kept. */
export function Paragraph({ children, small = false }: { children: string; small?: boolean }) {
  const size = small ? { fontSize: "14px", lineHeight: "21px", color: light.muted } : {};
  return (
    <Text
      className={small ? "m-muted" : "m-ink"}
      style={{ ...prose, marginTop: "12px", whiteSpace: "pre-line", ...size }}
    >
      {children}
    </Text>
  );
}

export function Details({ details, accent }: { details: MailDetail[]; accent: AccentTheme }) {
  return (
    <Section style={{ marginTop: "24px" }}>
      {details.map((detail) => (
        <Row key={detail.label}>
          <Column className="m-row" style={{ ...cell, width: "30%", paddingInlineEnd: "12px" }}>
            <Text className="m-muted" style={{ ...prose, fontSize: "14px", color: light.muted }}>
              {detail.label}
            </Text>
          </Column>
          <Column className="m-row" style={cell}>
            <DetailValue detail={detail} accent={accent} />
          </Column>
        </Row>
      ))}
    </Section>
  );
}

const cell = { borderTop: `1px solid ${light.hairline}`, padding: "12px 0", verticalAlign: "top" } as const;

function DetailValue({ detail, accent }: { detail: MailDetail; accent: AccentTheme }) {
  const href = webAddress(detail.href);
  return (
    <>
      <Text className="m-ink" style={{ ...prose, fontWeight: detail.strong ? 600 : 400 }}>
        {detail.struck ? (
          <s>{detail.value}</s>
        ) : href ? (
          <Link
            className="m-link"
            href={href}
            style={{ color: accent.light.text, textDecoration: "underline" }}
          >
            {detail.value}
          </Link>
        ) : (
          detail.value
        )}
      </Text>
      {detail.note ? (
        <Text
          className="m-muted"
          style={{ ...prose, fontSize: "14px", lineHeight: "21px", color: light.muted }}
        >
          {detail.note}
        </Text>
      ) : null}
    </>
  );
}

export function Actions({ actions, accent }: { actions: MailAction[]; accent: AccentTheme }) {
  const [main, ...others] = actions.filter((action) => webAddress(action.href));
  if (!main) return null;
  const { accent: backgroundColor, ink: color, text } = accent.light;
  return (
    <Section style={{ marginTop: "24px" }}>
      <Button className="m-button" href={main.href} style={{ ...button, backgroundColor, color }}>
        {main.label}
      </Button>
      {others.map((action) => (
        <Text key={action.href} style={{ ...prose, marginTop: "12px" }}>
          <Link className="m-link" href={action.href} style={{ color: text, textDecoration: "underline" }}>
            {action.label}
          </Link>
        </Text>
      ))}
    </Section>
  );
}

const button = {
  ...prose,
  borderRadius: "10px",
  padding: "12px 24px",
  fontWeight: 600,
  textAlign: "center",
  textDecoration: "none",
} as const;
