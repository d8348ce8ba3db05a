import axios from "axios";
import { type Amends, classify, FaultError } from "../../../src/core/index.ts";

export async function load(url: string, amends: Amends): Promise<unknown> {
  const response = await axios.get<unknown>(url);
  // A 200 may still report a failure in its body.
  const fault = classify(response, amends);
  if (fault) throw new FaultError(fault, { cause: response });
  return response.data;
}
