import { expect, test, vi } from "vitest";
import { problem } from "#lib/errors.ts";
import { err, ok } from "#lib/result.ts";
import { definePost } from "./post.ts";

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test("a refusal comes back with what was typed, without files and React's own fields", async () => {
  const action = vi.fn(async () => err(problem("invalid")));
  const post = definePost(action, (text) => ({ reason: text("reason"), version: Number(text("version")) }));
  const form = formOf({ reason: "A cold", version: "3", file: new Blob(["x"]), $ACTION_KEY: "k" });
  expect(await post(null, form)).toEqual({
    result: err(problem("invalid")),
    typed: { reason: "A cold", version: "3" },
  });
  expect(action).toHaveBeenCalledExactlyOnceWith({ reason: "A cold", version: 3 });
});

test("what went well leads onward, or stays where there is nowhere to go", async () => {
  const action = async () => ok({ url: "/manage/m" });
  const leads = definePost(
    action,
    () => null,
    ({ url }) => url,
  )(null, formOf({}));
  await expect(leads).rejects.toMatchObject({ digest: expect.stringContaining("/manage/m") });
  expect(await definePost(action, () => null)(null, formOf({}))).toMatchObject({ result: { ok: true } });
});

test.each([[undefined], ["text"], [{ reason: 1 }], [[1, 2]]])(
  "X8: %j instead of a form is an empty one",
  async (given) => {
    const action = vi.fn(async () => err(problem("malformed")));
    const post = definePost(action, (text) => text("reason"));
    expect(await Reflect.apply(post, null, [null, given])).toMatchObject({ typed: {} });
    expect(action).toHaveBeenCalledExactlyOnceWith("");
  },
);
