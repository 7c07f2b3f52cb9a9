// The only place that decides which Temporal runs: native where the runtime has it (Node 26), the
// polyfill elsewhere (older browsers). Everything else imports from here (design 4.3).
export { Intl, Temporal } from "temporal-polyfill";
