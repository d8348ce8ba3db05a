"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorMessage } from "amends";
import { throwIfFault } from "amends/core";
import type { ReactNode } from "react";

export function Profile(): ReactNode {
  const profile = useQuery({
    queryKey: ["profile"],
    queryFn: async () => (await throwIfFault(await fetch("/api/profile"))).json() as Promise<unknown>,
  });
  return (
    <>
      <ErrorMessage error={profile} />
      {profile.data !== undefined && <pre>{JSON.stringify(profile.data, null, 2)}</pre>}
    </>
  );
}
