import type { ReactNode } from "react";
import { askApi } from "../../../api.ts";
import { CaughtByNext } from "../../../caught-by-next.tsx";

export default function CaughtPage(): ReactNode {
  return (
    <CaughtByNext>
      <Scans />
    </CaughtByNext>
  );
}

async function Scans(): Promise<ReactNode> {
  return <pre>{JSON.stringify(await askApi("/api/scans"), null, 2)}</pre>;
}
