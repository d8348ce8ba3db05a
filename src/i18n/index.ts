export type { AmendsResources, Catalog, FaultText } from "./catalog.ts";
export { faultText } from "./fault-text.ts";
export { type RegisterOptions, registerAmends } from "./register.ts";
