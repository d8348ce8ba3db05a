"use client";

import type { ReactElement } from "react";
import type { IconName } from "../../core/vocabulary.ts";

/** Strokes on a grid of 24. A name without one does not compile. */
const strokes: Readonly<Record<IconName, string>> = {
  // A circle and an exclamation mark.
  mark: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7.5v5.5M12 16.5v.01",
  // A key.
  key: "M3.5 16a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M11.2 12.8 20.5 3.5M16 8l3 3",
  // A padlock.
  padlock: "M5 11h14v9.5H5ZM8 11V7.5a4 4 0 0 1 8 0V11M12 15v1.5",
  // A magnifying glass.
  magnifier: "M3.5 10.5a7 7 0 1 0 14 0a7 7 0 1 0-14 0M15.5 15.5l5 5",
  // An hourglass.
  hourglass: "M6 3h12M6 21h12M7.5 3v4L12 12l4.5-5V3M7.5 21v-4L12 12l4.5 5v4",
  // A shield and an exclamation mark.
  shield: "M12 2.8 19.5 5.5V11c0 5-3 8.3-7.5 10.2C7.5 19.3 4.5 16 4.5 11V5.5ZM12 8v4.5M12 15.8v.01",
  // Two racks.
  racks: "M4 4.5h16v6H4ZM4 13.5h16v6H4ZM7.5 7.5v.01M7.5 16.5v.01",
  // A cloud and a cross.
  cloud: "M7 19a4.5 4.5 0 0 1-.8-8.9a6 6 0 0 1 11.6-.6A4.8 4.8 0 0 1 17.5 19ZM9.9 11.4l4.2 4.2M14.1 11.4l-4.2 4.2",
  // A clock.
  clock: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3.5 2",
  // Shown only where an app shows it itself: a circle.
  circle: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0",
  // A triangle and an exclamation mark.
  triangle: "M12 3.5 2.5 20h19ZM12 9.5v5M12 17.3v.01",
};

/** A picture of a type for those who see; whoever hears has the text. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={strokes[name]} />
    </svg>
  );
}
