import fc from "fast-check";
import { expect, test } from "vitest";
import { shareLists } from "./shared-lists.ts";

test("the same people are one list, others another, in the order of all, however many there are", () => {
  const crowd = fc.integer({ min: 0, max: 95 });
  const moments = fc.array(fc.array(fc.nat(94), { maxLength: 8 }), { maxLength: 20 });
  fc.assert(
    fc.property(crowd, moments, (size, changes) => {
      const people = Array.from({ length: size }, (_, i) => ({ id: `p${i}`, isFree: false }));
      const list = shareLists(people);
      const seen = new Map<string, readonly string[]>();
      for (const change of changes) {
        for (const index of change) {
          const person = people[index];
          if (person) person.isFree = !person.isFree;
        }
        const free = people.filter(({ isFree }) => isFree).map(({ id }) => id);
        const found = list();
        expect(found).toEqual(free);
        expect(seen.get(free.join()) ?? found).toBe(found);
        seen.set(free.join(), found);
      }
    }),
  );
});
