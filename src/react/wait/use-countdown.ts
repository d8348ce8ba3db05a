"use client";

import { type RefCallback, useCallback, useRef } from "react";
import { durationText } from "../../i18n/duration.ts";
import { languageOf } from "../../i18n/language.ts";
import { translate } from "../../i18n/translate.ts";
import { markElement } from "../host/use-marks.ts";
import { useTranslator } from "../host/use-translator.ts";
import { announce, mountAnnouncer } from "./announcer.ts";
import { watchDeadline } from "./clock.ts";
import { useDeadline } from "./use-deadline.ts";

/** A sentence around the time: a person can try again then, it happens by itself, or a button says it of itself. */
type Sentence = "ready" | "auto" | "retry";

/** What a countdown says. */
export interface CountdownOptions {
  /** The sentence that is written. Default: the time alone. */
  readonly written?: Sentence | undefined;
  /** The sentence that is spoken. Default: "You can try again in …" (`ready`), or `auto` where that is written. Null: nothing is. */
  readonly spoken?: Sentence | null | undefined;
  /** Whether the deadline is a guess: then the time is called one. Default: false. */
  readonly estimated?: boolean | undefined;
}

/**
 * Counts down to a deadline (epoch ms): right after a sleep, in a throttled tab, and when the
 * clock is set. `ref` goes to an element without children. The time left is written into it
 * every second, in the host's language, without a render, with a `lang` where the words are in
 * another one; it becomes a `timer`, which is silent, and the time is spoken at the start and at 60, 30, 10 and 0 seconds only: by one of
 * several countdowns that end within seconds of each other.
 *
 * `isOver` turns true once, which renders. Without a deadline (null, NaN, an infinity) there
 * is nothing to wait for: it is true, and the element stays empty. It is empty on a server
 * and while hydrating too, for the two clocks differ. Never throws.
 */
export function useCountdown(
  deadline: number | null,
  options: CountdownOptions = {},
): { readonly ref: RefCallback<HTMLElement>; readonly isOver: boolean } {
  return { ref: useCountdownRef(deadline, options), isOver: useDeadline(deadline) === null };
}

/** The same without `isOver`, and so without its render. */
export function useCountdownRef(
  deadline: number | null,
  { written, spoken: givenSpoken, estimated }: CountdownOptions,
  /** Of a time without a sentence. Default: the host's. */
  given?: string,
): RefCallback<HTMLElement> {
  const i18n = useTranslator();
  const spoken = givenSpoken === undefined ? usuallySpoken(written) : givenSpoken;
  const speech = useRef({ deadline, times: 0 });
  const stop = useRef<(() => void) | undefined>(undefined);

  return useCallback(
    (element) => {
      stop.current?.();
      stop.current = undefined;
      if (!element) return;
      // Another element or language, or a deadline that is some ms away, goes on where the speech was.
      const isSame = Math.abs(Number(speech.current.deadline) - Number(deadline)) < 1000;
      speech.current = { deadline, times: isSame ? speech.current.times : 0 };
      const host = languageOf(i18n);
      const words = (sentence: Sentence | undefined, seconds: number, unitDisplay: "short" | "long"): Said => {
        const time = (language: string) => durationText(seconds, language, unitDisplay);
        const name = nameOf(sentence, seconds, estimated);
        // Beside words of the app's, or of a label.
        if (!name) return { text: time(given ?? host), language: given ?? host };
        const { text, lang = host } = translate(i18n, ["countdown", name], { time });
        return { text, language: lang };
      };
      if (!element.hasAttribute("role")) element.setAttribute("role", "timer");
      stop.current = countDown(element, deadline, speech.current, {
        write: (seconds) => words(written, seconds, "short"),
        speak: spoken ? (seconds) => words(spoken, seconds, "long") : undefined,
      });
    },
    [deadline, i18n, given, spoken, written, estimated],
  );
}

/** A button's words are none for whoever is elsewhere on the page. */
function usuallySpoken(written: Sentence | undefined): Sentence {
  return written === "auto" ? "auto" : "ready";
}

/** What is written or spoken, and the language that it is in. */
interface Said {
  readonly text: string;
  readonly language: string;
}

/** The kit's name for a sentence; none for a time alone. */
function nameOf(sentence: Sentence | undefined, seconds: number, estimated: boolean | undefined) {
  if (!sentence) return estimated ? "about" : null;
  if (seconds === 0) return sentence === "retry" ? "ready" : sentence;
  return estimated ? (`${sentence}_in_about` as const) : (`${sentence}_in` as const);
}

/** Seconds at which the time is spoken, after the start. */
const spokenAt = [60, 30, 10, 0];
/** ms that a live region has to be there before all screen readers speak what is added to it. */
const announcerNeeds = 100;

/** Writes and speaks the time until the deadline. Returns the stop function. */
function countDown(
  element: HTMLElement,
  deadline: number | null,
  /** Of the start and the thresholds, how many have been spoken or passed. */
  speech: { times: number },
  words: { write(seconds: number): Said; speak: ((seconds: number) => Said) | undefined },
): (() => void) | undefined {
  if (deadline === null || !Number.isFinite(deadline)) {
    element.textContent = "";
    return;
  }
  const atFirst = deadline - Date.now();
  let removeSpoken: (() => void) | undefined;
  let spokenSeconds = 0;

  const onTick = (left: number): void => {
    const seconds = Math.ceil(left / 1000);
    const { text, language } = words.write(seconds);
    if (element.textContent !== text) element.textContent = text;
    markElement(element, language);

    // By then it has been spoken, and is no longer true for whoever reads the page.
    if (spokenSeconds - seconds >= 5) removeSpoken?.();
    const times = 1 + spokenAt.filter((each) => seconds <= each).length;
    const isEarly = speech.times === 0 && atFirst - left < announcerNeeds;
    if (!words.speak || times <= speech.times || isEarly) return;
    speech.times = times;
    const remove = announce(words.speak(seconds), element, deadline, seconds === 0);
    if (!remove) return;
    spokenSeconds = seconds;
    removeSpoken = remove;
  };

  onTick(Math.max(0, atFirst));
  if (atFirst <= 0) return;
  if (words.speak) mountAnnouncer(element);
  const unwatch = watchDeadline(deadline, onTick);
  return () => {
    unwatch();
    // What was said at the end stays true without the countdown.
    if (deadline > Date.now()) removeSpoken?.();
  };
}
