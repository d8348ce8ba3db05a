import { defineAmends, prismIo } from "amends/core";

export const amends = defineAmends({
  apis: [{ origin: "https://api.example", envelope: prismIo }],
  actions: { upgrade: "/billing" },
});
