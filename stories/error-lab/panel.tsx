import { type ReactElement, type ReactNode, useId } from "react";

interface PanelProps {
  readonly title: string;
  /** Beside the title: controls, or the shortest summary. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, aside, children }: PanelProps): ReactElement {
  const id = useId();
  return (
    <section className="lab-panel" aria-labelledby={id}>
      <div className="lab-panel-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
