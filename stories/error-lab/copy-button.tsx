import { type ReactElement, useState } from "react";

interface CopyButtonProps {
  /** What is copied, for whoever hears the button's name only. */
  readonly what: string;
  readonly text: string;
}

/** Says that it copied until something else could be. */
export function CopyButton({ what, text }: CopyButtonProps): ReactElement {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <span className="lab-copy">
      <span role="status">{copied === text && "Copied"}</span>
      <button type="button" className="lab-button" aria-label={`Copy ${what}`} onClick={() => void copy()}>
        Copy
      </button>
    </span>
  );
}
