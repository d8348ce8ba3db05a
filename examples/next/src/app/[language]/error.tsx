"use client";

import { ErrorPage } from "amends";
import type { ReactNode } from "react";

interface Props {
  readonly error: unknown;
  readonly retry: () => void;
}

export default function ErrorRoute({ error, retry }: Props): ReactNode {
  return <ErrorPage error={error} actions={{ retry }} />;
}
