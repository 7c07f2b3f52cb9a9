"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button.tsx";

/** The button of a `<form action={…}>`: pending for as long as the form's action runs. */
export function SubmitButton({ pending, variant = "primary", ...rest }: Omit<ButtonProps, "type">) {
  const status = useFormStatus();
  return <Button {...rest} variant={variant} type="submit" pending={pending === true || status.pending} />;
}
