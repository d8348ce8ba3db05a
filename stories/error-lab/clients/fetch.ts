import { type Amends, throwIfFault } from "../../../src/core/index.ts";

export async function load(url: string, amends: Amends): Promise<string> {
  const response = await throwIfFault(await fetch(url), amends);
  return response.text();
}
