import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "../button-class.ts";
import { cx } from "../classes.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Says that the answer is on its way, for screen readers; the button keeps its width, place and focus meanwhile. */
  pending?: boolean;
  pendingLabel?: string;
}

/**
 * A native button. While pending it ignores presses but stays focusable: `disabled` would throw the keyboard back to the
 * start of the page at the very moment something happens.
 */
export function Button({
  variant,
  size,
  pending = false,
  pendingLabel,
  type = "button",
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(variant, size, className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      <span className={cx("inline-flex items-center gap-2", pending && "opacity-0")}>{children}</span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
          {pendingLabel !== undefined && <span className="sr-only">{pendingLabel}</span>}
        </span>
      )}
    </button>
  );
}
