// The list keeps itself up to date: a mail is often awaited with this page open.
const live = document.querySelector("#live");
if (live) {
  setInterval(async () => {
    if (document.hidden) return;
    const response = await fetch(location.href).catch(() => null);
    if (!response?.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("#live");
    const focused = live.contains(document.activeElement);
    if (fresh && !focused && fresh.innerHTML !== live.innerHTML) live.innerHTML = fresh.innerHTML;
  }, 2_000);
}

for (const select of document.querySelectorAll("form.filter select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// A framed mail is as tall as what it says.
for (const frame of document.querySelectorAll("iframe")) {
  const grow = () => {
    const height = frame.contentDocument?.documentElement?.scrollHeight;
    if (height) frame.style.height = `${height + 2}px`;
  };
  frame.addEventListener("load", grow);
  addEventListener("resize", grow);
  grow();
}
