import { throwIfFault } from "amends/core";

/** A package of another team's, which may bring a version of amends that is not the app's. */
export async function fetchRates() {
  return (await throwIfFault(await fetch("/api/rates"))).json();
}
