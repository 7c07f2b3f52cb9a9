import { z } from "zod";
import { parentOrigin } from "./parents.ts";

export const mostParents = 20;

/** The address of a website, as its origin. */
const parentField = z
  .string()
  .max(300, "This address is too long.")
  .transform((text, context) => {
    const origin = parentOrigin(text);
    if (origin !== null) return origin;
    context.addIssue({
      code: "custom",
      message: "This is not the address of a website. Use one such as https://www.example.com.",
    });
    return z.NEVER;
  });

/** Each website once, in the order given. */
export const parentList = z
  .array(parentField)
  .max(mostParents, `At most ${mostParents} websites.`)
  .transform((list) => [...new Set(list)]);

export const parentsInput = z.strictObject({ parents: parentList });
