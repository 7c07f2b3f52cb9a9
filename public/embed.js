/**
 * Punctual on your website, version 1 of the protocol. See docs/guides/embed.md.
 *
 *   <script src="https://your-punctual/embed.js" async></script>
 *   <div data-punctual="juniper/haircut"></div>                                                  in the page
 *   <a href="https://your-punctual/juniper/haircut" data-punctual="juniper/haircut" data-mode="popup">Book</a>
 *
 * No dependency, no inline style or script, no cookie: works under a strict Content-Security-Policy that allows this
 * host for script-src and frame-src. Name and e-mail travel by message or fragment, never in a query.
 */
(() => {
  if (window.Punctual) return;
  const version = 1;
  const home = new URL(document.currentScript.src).origin;
  const listeners = new Map();
  const frames = new Set();

  const emit = (type, detail) => {
    for (const listener of listeners.get(type) ?? []) listener(detail);
    document.dispatchEvent(new CustomEvent(`punctual:${type}`, { detail }));
  };

  const addressOf = (what, room) => new URL(`${room}/${what.split("/").map(encodeURIComponent).join("/")}`, home);

  /** A frame that greets until it is answered, follows its page's height and hears its page alone. */
  const makeFrame = ({ what, title, name, email, fixed, onEscape }) => {
    const element = document.createElement("iframe");
    const url = addressOf(what, "/embed");
    url.searchParams.set("timezone", Intl.DateTimeFormat().resolvedOptions().timeZone);
    element.src = url.href;
    element.title = title;
    element.className = "punctual-frame";
    element.referrerPolicy = "origin";
    Object.assign(element.style, { border: "0", width: "100%", height: fixed ? "100%" : "640px", display: "block" });
    const frame = { element, what, fixed, onEscape, ready: false, greeting: 0 };
    const greet = () => {
      clearInterval(frame.greeting);
      let left = 40;
      const hello = { punctual: version, type: "hello", prefill: { name, email } };
      frame.greeting = setInterval(() => {
        if (left-- === 0 || !element.isConnected) return clearInterval(frame.greeting);
        element.contentWindow?.postMessage(hello, home);
      }, 150);
    };
    element.addEventListener("load", greet);
    frames.add(frame);
    return frame;
  };

  addEventListener("message", ({ source, origin, data }) => {
    if (origin !== home || data?.punctual !== version) return;
    const frame = [...frames].find(({ element }) => element.contentWindow === source);
    if (!frame) return;
    const { what, element } = frame;
    if (data.type === "ready") {
      clearInterval(frame.greeting);
      if (!frame.ready) emit("ready", { what });
      frame.ready = true;
    } else if (data.type === "height" && !frame.fixed && data.height > 0)
      element.style.height = `${Math.min(Number(data.height), 10000)}px`;
    else if (data.type === "escape") frame.onEscape?.();
    else if (data.type === "slot-selected") emit("slot-selected", { what, service: data.service, start: data.start });
    else if (data.type === "booked") emit("booked", { what, id: data.id, status: data.status, start: data.start });
  });

  /** One sheet for the dialog; adopted sheets are no inline styles to a policy. */
  let styled = false;
  const addStyles = () => {
    if (styled) return;
    styled = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
.punctual-dialog{width:min(64rem,100vw);height:min(52rem,100dvh);max-width:none;max-height:none;padding:0;border:0;
border-radius:10px;overflow:hidden;background:#fff;color:#1d1b18}
.punctual-dialog::backdrop{background:rgb(20 18 15/.55)}
.punctual-dialog[open]{display:grid;grid-template-rows:auto 1fr}
.punctual-close{justify-self:end;min-width:44px;min-height:44px;border:0;background:none;color:inherit;font:inherit;
font-size:24px;line-height:1;cursor:pointer}
.punctual-trigger{font:inherit;min-height:44px;padding:0 1.25em;border:0;border-radius:10px;background:#1d1b18;
color:#fff;cursor:pointer}
@media(max-width:40rem){.punctual-dialog{width:100vw;height:100dvh;border-radius:0}}
@media(prefers-color-scheme:dark){.punctual-dialog{background:#1d1b18;color:#f4f1ec}}
@media(prefers-reduced-motion:no-preference){.punctual-dialog[open]{animation:punctual-in .16s ease-out}
@keyframes punctual-in{from{opacity:0;transform:translateY(8px)}}}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  /**
   * Opens the booking page over this one. A modal dialog of the browser's own: the rest is inert, Tab stays inside,
   * Escape closes, and the focus goes back to where it was.
   */
  const open = (what, options = {}) => {
    addStyles();
    const before = document.activeElement;
    const dialog = document.createElement("dialog");
    const close = document.createElement("button");
    const title = options.title ?? "Book a time";
    const frame = makeFrame({ ...options, what, title, fixed: true, onEscape: () => dialog.close() });
    dialog.className = "punctual-dialog";
    dialog.setAttribute("aria-label", title);
    close.type = "button";
    close.className = "punctual-close";
    close.textContent = "\u00d7";
    close.setAttribute("aria-label", options.closeLabel ?? "Close");
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      clearInterval(frame.greeting);
      frames.delete(frame);
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      emit("closed", { what });
    });
    dialog.append(close, frame.element);
    document.body.append(dialog);
    dialog.showModal();
    return { close: () => dialog.close() };
  };

  const on = (type, listener) => {
    listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    return () => listeners.set(type, (listeners.get(type) ?? []).filter((one) => one !== listener));
  };

  const optionsOf = ({ dataset }) => ({
    name: dataset.name || undefined,
    email: dataset.email || undefined,
    title: dataset.title || undefined,
    closeLabel: dataset.closeLabel || undefined,
  });

  /** A full link: what is known of the visitor goes into the fragment, which no server sees. */
  const hrefOf = (what, { name, email }) => {
    const url = addressOf(what, "");
    const known = new URLSearchParams(Object.entries({ name, email }).filter(([, value]) => value));
    url.hash = known.toString();
    return url.href;
  };

  /** The element itself where it can be pressed; a new one inside it where it cannot. */
  const triggerIn = (element, tag) => {
    if (element.matches("a, button")) return element;
    const made = document.createElement(tag);
    made.className = "punctual-trigger";
    made.textContent = element.textContent.trim() || element.dataset.label || "Book a time";
    element.replaceChildren(made);
    return made;
  };

  const setUp = (element) => {
    const what = element.dataset.punctual;
    if (!what || element.dataset.punctualReady) return;
    element.dataset.punctualReady = "1";
    const mode = element.dataset.mode ?? "inline";
    const options = optionsOf(element);
    if (mode === "inline") {
      element.replaceChildren(makeFrame({ ...options, what, title: options.title ?? "Book a time" }).element);
      return;
    }
    addStyles();
    const trigger = triggerIn(element, mode === "popup" ? "button" : "a");
    if (trigger.matches("a")) trigger.href = hrefOf(what, options);
    if (mode !== "popup") return;
    trigger.setAttribute("aria-haspopup", "dialog");
    trigger.addEventListener("click", (event) => {
      // A new tab, when somebody asks for one, is the whole page.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(what, optionsOf(element));
    });
  };

  /** Sets up what the page holds; call it again for what was added since. */
  const scan = () => {
    for (const element of document.querySelectorAll("[data-punctual]")) setUp(element);
  };

  window.Punctual = { version, open, on, scan };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", scan);
  else scan();
})();
