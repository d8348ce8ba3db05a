import { appFetchers } from "./app-fetchers.ts";
import { browserClients } from "./browser-clients.ts";
import type { Client } from "./client.ts";
import { clients } from "./clients.ts";
import { nodeClients } from "./node-clients.ts";
import { sdkClients } from "./sdk-clients.ts";
import { vendorSdks } from "./vendor-sdks.ts";

/** Every client that the kit is tried with, over a real server. */
export const table: readonly Client[] = [
  ...clients,
  ...appFetchers,
  ...nodeClients,
  ...browserClients,
  ...sdkClients,
  ...vendorSdks,
];
