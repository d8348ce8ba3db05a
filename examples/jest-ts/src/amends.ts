import { defineAmends, prismIo } from "amends/core";
import type { AmendsResources } from "amends/i18n";

export const amends = defineAmends({
  apis: [{ origin: "https://api.example", envelope: prismIo }],
  codes: { seat_limit: { type: "permission_error", remedy: "upgrade" } },
  actions: { upgrade: "/billing" },
});

export const english = {
  codes: { app: { seat_limit: { title: "All seats are taken", body: "Add a seat to your plan." } } },
} satisfies AmendsResources<typeof amends>;
