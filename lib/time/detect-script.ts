/**
 * The text of the script that runs while a booking page is still being read, before any time is on the screen. Where
 * the browser's clock is in another zone than the server guessed, the times stay hidden, the zone goes into a cookie,
 * and the page is asked for again: nobody sees another zone's times, not for one frame. Names are compared as this
 * engine resolves them, so that Asia/Katmandu is Asia/Kathmandu. With cookies off the zone travels in the address.
 * `data-shown` is the zone on the page, `data-tried` what this browser said last time.
 */
export const detectScript = (cookie: string): string => `(() => {
  const said = document.currentScript.dataset;
  let here;
  try { here = Intl.DateTimeFormat().resolvedOptions().timeZone } catch {}
  const name = (zone) => {
    try { return Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone } catch { return zone }
  };
  if (!here || here === said.tried || name(here) === name(said.shown)) return;
  document.documentElement.dataset.zone = "away";
  const pair = "${cookie}=" + encodeURIComponent("auto:" + here);
  document.cookie = pair + "; Path=/; Max-Age=31536000; SameSite=Lax" + (location.protocol === "https:" ? "; Secure" : "");
  if (document.cookie.includes(pair)) return location.reload();
  const url = new URL(location.href);
  url.searchParams.set("timezone", here);
  location.replace(url);
})()`;
