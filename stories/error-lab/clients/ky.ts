import ky from "ky";
import { type Amends, throwIfFault } from "../../../src/core/index.ts";

export async function load(url: string, amends: Amends): Promise<string> {
  // What ky throws is read as it is. A 200 may still report a failure in its body.
  const response = await throwIfFault(await ky.get(url, { retry: 0 }), amends);
  return response.text();
}
