"use client";

import "./set.ts";

export { OutageBanner } from "../react/banner/outage-banner.tsx";
