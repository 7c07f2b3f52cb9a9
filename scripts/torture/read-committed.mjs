// Loaded before a web process of `npm run torture -- --local --plant` and of nothing else. Serializable isolation alone
// still refuses two bookings of one time, so a planted bug needs both: no constraint, and transactions that do not look.
import pg from "pg";

const { query } = pg.Client.prototype;
const lowered = (text) => text.replace(/ISOLATION LEVEL SERIALIZABLE/gi, "ISOLATION LEVEL READ COMMITTED");

pg.Client.prototype.query = function (config, ...rest) {
  if (typeof config === "string") return query.call(this, lowered(config), ...rest);
  if (typeof config?.text === "string") config.text = lowered(config.text);
  return query.call(this, config, ...rest);
};
