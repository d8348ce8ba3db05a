import { throwIfFault } from "amends/core";
import { amends } from "./amends.ts";

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  const response = await throwIfFault(await fetch(`https://api.example${path}`, init), amends);
  return response.json();
}

export const fetchScans = (): Promise<unknown> => ask("/scans");

export const saveProfile = (name: string): Promise<unknown> =>
  ask("/profile", { method: "POST", body: JSON.stringify({ name }) });
