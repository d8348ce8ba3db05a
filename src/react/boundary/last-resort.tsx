"use client";

import { Component, type ContextType, type ReactElement, type ReactNode, useContext } from "react";
import { attempt } from "../../core/read.ts";
import { reportOnce } from "../../core/report-once.ts";
import { classifyThrown } from "../../core/thrown.ts";
import { faultText } from "../../i18n/fault-text.ts";
import { languageOf } from "../../i18n/language.ts";
import { translate } from "../../i18n/translate.ts";
import { isFrameworkSignal } from "../host/framework-signal.ts";
import { readPage } from "../host/page.ts";
import { AmendsContext } from "../host/provider.tsx";
import { marksOf, surroundingsIn } from "../host/use-marks.ts";
import { i18nNow } from "../host/use-translator.ts";

interface Props {
  /** What the fallback was to show. */
  readonly error: unknown;
  readonly children: ReactNode;
}

/** Around the outermost boundary's fallback, which has nobody to pass its own failure up to. */
export class LastResort extends Component<Props, { readonly thrown: readonly unknown[] }> {
  static override contextType: typeof AmendsContext = AmendsContext;
  declare context: ContextType<typeof AmendsContext>;

  override state: { readonly thrown: readonly unknown[] } = { thrown: [] };

  static getDerivedStateFromError(error: unknown): { readonly thrown: readonly unknown[] } {
    return { thrown: [error] };
  }

  override componentDidCatch(error: unknown): void {
    reportOnce(error, this.context.amends);
  }

  override render(): ReactNode {
    const { thrown } = this.state;
    if (thrown.length === 0) return this.props.children;
    if (isFrameworkSignal(thrown[0])) throw thrown[0];
    return <StaticMessage error={this.props.error} />;
  }
}

/** The kit's words in the host's language, and a button that needs nothing of the app. Subscribes to nothing. */
function StaticMessage({ error }: { readonly error: unknown }): ReactElement {
  const settings = useContext(AmendsContext);
  const i18n = i18nNow(settings.i18n);
  const { title, body, lang } = faultText(classifyThrown(error, settings.amends), i18n);
  const reload = translate(i18n, ["remedies", "reload"]);
  const host = languageOf(i18n);
  const within = surroundingsIn(host);
  const words = (text: string, language?: string) =>
    language === undefined ? text : <span {...marksOf(language, within)}>{text}</span>;
  return (
    <div {...marksOf(host, attempt(readPage) ?? within)} data-amends-part="boundary">
      <div data-amends-part="error-message" data-severity="error">
        <div data-amends-part="content">
          <div role="alert" data-amends-part="text">
            <div data-amends-part="title">{words(title, lang)}</div>
            <div data-amends-part="body">{words(body, lang)}</div>
          </div>
          <div data-amends-part="actions">
            <button type="button" data-amends-part="action" onClick={() => location.reload()}>
              {words(reload.text, reload.lang)}
            </button>
          </div>
        </div>
      </div>
    </div>
  );
}
