"use client";

import "./set.ts";

export { AmendsProvider } from "../react/host/provider.tsx";
