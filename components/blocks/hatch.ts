const stripes = (colour: string, width: number) =>
  `repeating-linear-gradient(135deg, color-mix(in srgb, var(${colour}) 15%, transparent) 0 ${width}px, transparent ${width}px ${width * 2}px)`;

/** How time that is kept free looks: hatched, so that nobody takes it for a booking or for closed hours. */
export const blockHatch = { backgroundImage: stripes("--muted", 5) };

/** Time off covers whole columns: the same, quieter. */
export const awayHatch = { backgroundImage: stripes("--outline", 3) };
