import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server.ts";

const script = "<script>alert(1)</script>";
let sandbox: Sandbox;
let id = "";

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(sandbox.url + path, init);
const send = async (mail: object): Promise<string> => {
  const sent = await get("/emails", {
    method: "POST",
    headers: { authorization: "Bearer re_any" },
    body: JSON.stringify({ from: "Café <a@punctual.test>", to: "maria@example.com", text: "x", ...mail }),
  });
  return ((await sent.json()) as { id: string }).id;
};

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  await send({
    to: "owner@juniper.test",
    subject: "Sign in",
    text: "Open http://localhost:3000/in?a=1&b=2 soon",
  });
  id = await send({
    subject: `Booked ${script}`,
    html: `<!doctype html><html><head></head><body>Hello${script}</body></html>`,
    text: "Grüße = 1\nline two ",
    attachments: [{ filename: '../a"b\r\n.html', content_type: "text/html", content: "PGI+" }],
  });
});
afterAll(() => sandbox.close());

test("the home page lists the rooms there are", async () => {
  const home = await (await get("/")).text();
  expect(home).toContain('href="/mailbox"');
  expect(home).toContain('href="/stripe"');
});

test("the list finds by address and by words, and escapes what it shows (I1)", async () => {
  const all = await (await get("/mailbox")).text();
  expect(all).toContain("Booked &lt;script&gt;");
  expect(all).not.toContain(script);
  const owners = await (await get("/mailbox?to=owner%40juniper.test")).text();
  expect(owners).toContain("Sign in");
  expect(owners).not.toContain("Booked");
  expect(await (await get("/mailbox?q=GRÜSSE")).text()).toContain("No mail matches");
  expect(await (await get("/mailbox?q=grüße")).text()).toContain("Booked");
});

test("a mail is framed without scripts, forms or an origin of its own kind", async () => {
  const page = await get(`/mailbox/${id}`);
  expect(await page.text()).toContain(
    'sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"',
  );
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  const framed = await get(`/mailbox/${id}/html`);
  expect(framed.headers.get("content-security-policy")).toMatch(/^sandbox (?!.*allow-scripts)/);
  expect(await framed.text()).toMatch(/^<!doctype html><html><head><base target="_blank">/);
});

test("links in the text view can be followed", async () => {
  const [mail] = sandbox.mailbox.list({ to: "owner@juniper.test" });
  const page = await (await get(`/mailbox/${mail?.id}?view=text`)).text();
  expect(page).toContain('<a href="http://localhost:3000/in?a=1&amp;b=2"');
});

test("the source is a mail that programs can read", async () => {
  const source = await (await get(`/mailbox/${id}/source.eml`)).text();
  expect(source).toContain("From: =?UTF-8?B?Q2Fmw6k=?=\r\n <a@punctual.test>\r\n");
  expect(source).toContain("Gr=C3=BC=C3=9Fe =3D 1\r\nline two=20\r\n");
  expect(source.split("\r\n").every((line) => line.length <= 998)).toBe(true);
});

test("I19: an attachment is a download with a harmless name", async () => {
  const file = await get(`/mailbox/${id}/attachments/0`);
  expect(await file.text()).toBe("<b>");
  expect(file.headers.get("content-disposition")).toMatch(
    /^attachment; filename="a_b__\.html"; filename\*=UTF-8''a%22b/,
  );
  expect(file.headers.get("content-security-policy")).toBe("sandbox");
});

test.each(["/nothing", "/mailbox/nothing", "/microsoft", "/assets/../server.ts", "/assets/%2e%2e/server.ts"])(
  "%s: a kind 404",
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Nothing here");
  },
);

test("a page elsewhere cannot delete mail", async () => {
  const foreign = { method: "POST", headers: { "sec-fetch-site": "cross-site" } };
  expect((await get("/mailbox/delete", foreign)).status).toBe(403);
  expect((await get("/control/reset", foreign)).status).toBe(403);
  expect(sandbox.mailbox.list()).toHaveLength(2);
});

test("delete all", async () => {
  const own = { method: "POST", headers: { "sec-fetch-site": "same-origin" }, redirect: "manual" as const };
  expect((await get("/mailbox/delete", own)).headers.get("location")).toBe("/mailbox");
  expect(await (await get("/mailbox")).text()).toContain("No mail yet");
});
