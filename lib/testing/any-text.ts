import fc from "fast-check";

// Halves of characters lie here; they are no characters, and Postgres keeps none.
const [firstHalf, halves] = [0xd8_00, 0x8_00];

const character = fc
  .integer({ min: 0, max: 0x10_ff_ff - halves })
  .map((code) => String.fromCodePoint(code < firstHalf ? code : code + halves));

/**
 * Any text at all. What fast-check has for this (`string` in the unit "binary", and its web addresses) first writes
 * every character there is into a map: two seconds of each test file that asks for it, and on a busy machine more than
 * the five that a test had.
 */
export const anyText = (lengths: fc.ArrayConstraints = {}): fc.Arbitrary<string> =>
  fc.array(character, lengths).map((characters) => characters.join(""));
