"use client";

import { useEffect, useLayoutEffect as useReactLayoutEffect } from "react";

/** React 18 warns of the real one on a server, where neither runs. */
export const useLayoutEffect: typeof useEffect = typeof document === "undefined" ? useEffect : useReactLayoutEffect;
