import { defineAmends, prismIo } from "amends/core";

export const amends = defineAmends({
  apis: [{ origin: window.location.origin, envelope: prismIo }],
  actions: { upgrade: "/billing" },
});
