"use client";

import type { SearchableChoice } from "#components/ui/combo-box.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { LocationLine, ResourceLine } from "#lib/tenants/place-loaders.ts";
import { removeLocationAction, removeResourceAction } from "#lib/tenants/settings-actions.ts";
import { zoneCity } from "#lib/time/zone.ts";
import { LocationForm } from "./location-form.tsx";
import { PlaceSection } from "./place-section.tsx";
import { ResourceForm } from "./resource-form.tsx";

interface Props {
  tenant: string;
  locations: LocationLine[];
  resources: ResourceLine[];
  zones: SearchableChoice[];
  timezone: string;
}

/** Where the business works, and what can run out there. */
export function PlacesEditor({ tenant, locations, resources, zones, timezone }: Props) {
  const t = useTranslator("settings");
  return (
    <div className="flex flex-col gap-10">
      <PlaceSection
        id="places"
        title={t("places.title")}
        text={t("places.text")}
        addLabel={t("places.add")}
        empty={t("places.empty")}
        items={locations}
        detailOf={(place) =>
          [place.kind === "online" ? t("places.kind.online") : place.address, zoneCity(place.timezone)]
            .filter(Boolean)
            .join(" · ")
        }
        remove={(slug) => removeLocationAction(tenant, { slug })}
        form={(place, close) => (
          <LocationForm tenant={tenant} place={place} zones={zones} timezone={timezone} onClose={close} />
        )}
      />
      <PlaceSection
        id="resources"
        title={t("resources.title")}
        text={t("resources.text")}
        addLabel={t("resources.add")}
        empty={t("resources.empty")}
        items={resources}
        detailOf={(resource) => t("resources.count", { count: resource.units })}
        remove={(slug) => removeResourceAction(tenant, { slug })}
        form={(resource, close) => <ResourceForm tenant={tenant} resource={resource} onClose={close} />}
      />
    </div>
  );
}
