import type { AccentColours } from "#lib/theme/accent.ts";

interface Props {
  business: string;
  /** The largest words: a service, or the business itself. */
  title: string;
  details: string;
  action: string;
  colours: AccentColours;
  paper: string;
}

const ink = "#1c1a17";
const muted = "#625d55";
const hairline = "#e5e1da";
const columns = 7;
const rows = 6;
/** Which days of the drawing have times; one is chosen. A pattern, not a promise. */
const open = new Set([2, 3, 4, 8, 10, 11, 15, 17, 18, 22, 23, 25, 26, 30, 31, 33, 36, 37, 39]);
const chosen = 17;

/** The picture that goes with a shared link, 1200 × 630: paper, ink, the business's colour, a month with free days. */
export function SocialPicture({ business, title, details, action, colours, paper }: Props) {
  const size = title.length > 60 ? 52 : title.length > 28 ? 66 : 88;
  return (
    <div
      style={{ display: "flex", width: "100%", height: "100%", background: paper, color: ink, padding: 72 }}
    >
      <div style={{ display: "flex", flexDirection: "column", width: 640 }}>
        <div
          style={{
            display: business === "" ? "none" : "flex",
            alignItems: "center",
            fontSize: 32,
            fontWeight: 600,
          }}
        >
          <div
            style={{ width: 26, height: 26, borderRadius: 13, background: colours.accent, marginRight: 18 }}
          />
          <div style={{ display: "block", lineClamp: 1, width: 560 }}>{business}</div>
        </div>
        <div style={{ display: "flex", flexDirection: "column", flexGrow: 1, justifyContent: "center" }}>
          <div
            style={{
              display: "block",
              fontSize: size,
              fontWeight: 600,
              lineHeight: 1.08,
              letterSpacing: "-0.025em",
              lineClamp: 3,
            }}
          >
            {title}
          </div>
          <div
            style={{
              display: "block",
              marginTop: 24,
              fontSize: 32,
              lineHeight: 1.35,
              color: muted,
              lineClamp: 2,
            }}
          >
            {details}
          </div>
        </div>
        <div style={{ display: "flex" }}>
          <div
            style={{
              display: "flex",
              borderRadius: 18,
              padding: "20px 36px",
              fontSize: 32,
              fontWeight: 600,
              background: colours.accent,
              color: colours.ink,
            }}
          >
            {action}
          </div>
        </div>
      </div>
      <div
        style={{
          display: "flex",
          flexDirection: "column",
          justifyContent: "space-between",
          marginLeft: "auto",
          width: 372,
          padding: 30,
          borderRadius: 26,
          border: `2px solid ${hairline}`,
          background: "#ffffff",
        }}
      >
        {Array.from({ length: rows }, (_, row) => row).map((row) => (
          <div key={row} style={{ display: "flex", justifyContent: "space-between" }}>
            {Array.from({ length: columns }, (_, column) => row * columns + column).map((day) => (
              <div
                key={day}
                style={{
                  width: 34,
                  height: 34,
                  borderRadius: 17,
                  background: day === chosen ? colours.accent : open.has(day) ? colours.wash : "#f3f1ec",
                  border:
                    open.has(day) && day !== chosen ? `3px solid ${colours.accent}` : "0px solid #ffffff",
                }}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
