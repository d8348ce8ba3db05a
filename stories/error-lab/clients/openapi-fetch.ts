import createClient from "openapi-fetch";
import { type Amends, throwIfFault } from "../../../src/core/index.ts";

// openapi-typescript writes this for a real API.
type Paths = Record<`/${string}`, { get: { responses: { 200: { content: { "text/plain": string } } } } }>;

export async function load(url: string, amends: Amends): Promise<string> {
  const { origin, pathname, search } = new URL(url);
  const client = createClient<Paths>({ baseUrl: origin });
  client.use({ onResponse: ({ response }) => throwIfFault(response, amends) });
  const { data } = await client.GET(`${pathname}${search}` as "/", { parseAs: "text" });
  return data ?? "";
}
