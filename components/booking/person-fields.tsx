import { Disclosure } from "#components/ui/light/disclosure.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";

interface Props {
  words: Record<"name" | "email" | "emailHint" | "more" | "phone" | "note" | "optional", string>;
  /** What came back with a form that was sent without a script. */
  typed: Readonly<Record<string, string | undefined>>;
  errorOf: (field: string) => string | undefined;
}

/** Who books or waits: a name, an address, and behind a line what not everybody wants to say. */
export function PersonFields({ words, typed, errorOf }: Props) {
  return (
    <>
      <TextField
        id="name"
        name="name"
        label={words.name}
        autoComplete="name"
        required
        maxLength={120}
        defaultValue={typed.name}
        error={errorOf("name")}
      />
      <TextField
        id="email"
        name="email"
        type="email"
        inputMode="email"
        label={words.email}
        hint={words.emailHint}
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={typed.email}
        error={errorOf("email")}
      />
      <Disclosure
        summary={words.more}
        open={Boolean(typed.phone || typed.note || errorOf("phone") || errorOf("note"))}
      >
        <div className="grid gap-5 pt-3">
          <TextField
            id="phone"
            name="phone"
            type="tel"
            label={words.phone}
            optional={words.optional}
            autoComplete="tel"
            maxLength={40}
            defaultValue={typed.phone}
            error={errorOf("phone")}
          />
          <TextArea
            id="note"
            name="note"
            label={words.note}
            optional={words.optional}
            maxLength={2000}
            defaultValue={typed.note}
            error={errorOf("note")}
          />
        </div>
      </Disclosure>
    </>
  );
}
