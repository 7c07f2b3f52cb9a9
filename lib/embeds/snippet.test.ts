import { expect, test } from "vitest";
import { snippet } from "./snippet.ts";

const common = {
  base: "https://book.example/",
  tenant: "juniper",
  service: "haircut",
  label: `Book "now" & <here>`,
};

test("in the page: an element and the script", () => {
  expect(snippet({ ...common, mode: "inline" })).toBe(
    '<div data-punctual="juniper/haircut"></div>\n<script src="https://book.example/embed.js" async></script>',
  );
});

test("a button is a link that works without a script, its label written as text", () => {
  expect(snippet({ ...common, service: null, mode: "popup" })).toContain(
    '<a href="https://book.example/juniper" data-punctual="juniper" data-mode="popup">Book &quot;now&quot; &amp; &lt;here&gt;</a>',
  );
});
