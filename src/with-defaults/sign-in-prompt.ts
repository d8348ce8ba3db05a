"use client";

import "./set.ts";

export { SignInPrompt } from "../react/sign-in/sign-in-prompt.tsx";
