import { createServer } from "node:http";
import { classifyAsync, defineAmends, type Fault, FaultError, throwIfFault } from "amends/core";
import { createTexts, faultText, loadLocale } from "amends/i18n";
import { createApiFetch, createCooldowns, createSession } from "amends/recovery";
import { contractRows, faultFor } from "amends/testing";
import { startContractServer } from "amends/testing/server";

/** Without the DOM's types, as on a server: Node's own have what the kit's need. */
export const api = createServer(async (_request, response) => {
  await loadLocale("de");
  const { origin, close } = await startContractServer();
  try {
    await throwIfFault(await createApiFetch(defineAmends())(`${origin}/ok`));
    response.end(String(contractRows.length));
  } catch (error) {
    const fault: Fault =
      error instanceof FaultError ? error.fault : ((await classifyAsync(error)) ?? faultFor("http/502"));
    response.writeHead(fault.status ?? 500).end(faultText(fault, createTexts("de")).title);
  }
  await close();
});
export const parts = [createSession({ refresh: async () => {} }), createCooldowns()];
