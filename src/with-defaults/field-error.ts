"use client";

import "./set.ts";

export { FieldError } from "../react/form/field-error.tsx";
