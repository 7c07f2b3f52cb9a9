/** Every candidate was lost to a rival: rolls the transaction back, so that nothing half-won stays. */
export class Taken extends Error {}
