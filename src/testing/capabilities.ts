/**
 * What `GET /api/v1/capabilities` is answered with: the limits of one tier. Prism IO documents the
 * path and not the shape, so this one is an example.
 */
export const capabilities = {
  tier: "starter",
  limits: { brands: 3, seats: 5, generations_per_month: 500 },
} as const;
