import { ErrorBoundary } from "amends";
import { classify } from "amends/core";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { askApi } from "../../../../api.ts";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export default async function ScanPage({ params }: Props): Promise<ReactNode> {
  const { id } = await params;
  return (
    <main>
      <ErrorBoundary>
        <Scan id={id} />
      </ErrorBoundary>
    </main>
  );
}

async function Scan({ id }: { readonly id: string }): Promise<ReactNode> {
  const scan = await askApi(`/api/scans/${encodeURIComponent(id)}`).catch((error: Error) => {
    if (classify(error).type === "not_found_error") notFound();
    throw error;
  });
  return <pre>{JSON.stringify(scan, null, 2)}</pre>;
}
