import { defineAmends, prismIo } from "amends/core";

export const amends = defineAmends({
  apis: [{ origin: window.location.origin, envelope: prismIo }],
  codes: { seat_limit: { type: "permission_error", remedy: "request_access" } },
});
