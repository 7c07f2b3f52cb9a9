import type Stripe from "stripe";
import { html, page } from "../../html.ts";
import { type Answer, type Call, redirect } from "../../http.ts";
import { seconds } from "../core/ids.ts";
import type { OnboardingLink } from "../core/kinds.ts";
import type { World } from "../core/world.ts";
import { formOf, stranded } from "../pages.ts";
import { finishOnboarding } from "./account.ts";

/** `/c/onboarding/{link}`: where a business tells Stripe about itself. */
export async function onboardingPage(world: World, call: Call, id: string): Promise<Answer> {
  const link = world.platform.find("onboarding_link", id);
  const account = link && world.platform.find("account", link.account);
  if (!account)
    return stranded("This link leads nowhere", "The account does not exist, or it was disconnected.");
  // A link that is used too late or again sends the business back for a new one, as Stripe's do.
  if (link.used || link.expires_at < seconds()) return redirect(link.refresh_url);
  if (call.method !== "POST") return onboarding(account, link);
  const choice = formOf(call).get("choice");
  await world.operate(world.platform, {}, (desk) => {
    desk.platform.update("onboarding_link", link.id, { used: true });
    if (choice === "everything") finishOnboarding(desk, account, "nothing");
    if (choice === "bank") finishOnboarding(desk, account, "bank");
  });
  return redirect(choice === "refresh" ? link.refresh_url : link.return_url);
}

const onboarding = (account: Stripe.Account, link: OnboardingLink): Answer =>
  page(
    "Onboarding",
    html`<p class="vendor">Stripe, as the sandbox plays it</p>
<h1>Tell Stripe about ${account.business_profile?.name ?? account.email ?? "your business"}</h1>
<p class="lead">The real Stripe asks for names, addresses and a bank account here. In the sandbox you choose how it ends.</p>
<form method="post" class="choices">
<button name="choice" value="everything" class="primary">Finish everything</button>
<button name="choice" value="bank">Leave out the bank details</button>
<button name="choice" value="back">Go back without finishing</button>
<button name="choice" value="refresh" class="quiet">Pretend that this link has expired</button>
</form>
<dl class="envelope"><dt>Account</dt><dd>${account.id}</dd>
<dt>Still needed</dt><dd>${account.requirements?.currently_due?.join(", ") || "Nothing"}</dd></dl>`,
    { leadsTo: [link.return_url, link.refresh_url], shownTo: "customer" },
  );
