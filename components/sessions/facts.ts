/** What the controls of a class need to know. Minutes since the epoch. */
export interface ClassFacts {
  tenant: string;
  session: string;
  /** People can be checked in now. */
  canCheckIn: boolean;
  /** It has begun: who is not there can be missed. */
  begun: boolean;
  /** Set while check-in has not opened: when it does, in words. */
  opensAt: string | null;
}
