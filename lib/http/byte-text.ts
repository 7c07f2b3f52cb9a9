const usual = 64 * 1024;
const mostKept = 2 * 1024 * 1024;

/**
 * ASCII text that grows as bytes: a long string would be copied several times on its way out. One that is cleared keeps
 * its memory for the next text, unless that was an unusual lot: from the system, fresh memory costs as much as half of
 * what is written into it.
 */
export class ByteText {
  #bytes = Buffer.allocUnsafe(usual);
  /** How much is written. */
  end = 0;

  /** Begins a new text over the one before. */
  clear(): void {
    this.end = 0;
    if (this.#bytes.length > mostKept) this.#bytes = Buffer.allocUnsafe(usual);
  }

  write(text: string): void {
    this.#reserve(text.length);
    this.#bytes.write(text, this.end, "latin1");
    this.end += text.length;
  }

  /** Writes what stands in `[from, to)` once more. */
  repeat(from: number, to: number): void {
    this.#reserve(to - from);
    this.#bytes.copyWithin(this.end, from, to);
    this.end += to - from;
  }

  /** Writes "09:05" over the five bytes at `at`, for minutes of the day. */
  setClock(at: number, minute: number): void {
    const hours = (minute / 60) | 0;
    this.#setTwo(at, hours);
    this.set(at + 2, ":");
    this.#setTwo(at + 3, minute - hours * 60);
  }

  set(at: number, character: string): void {
    this.#bytes[at] = character.charCodeAt(0);
  }

  /** What is written, until it is cleared. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.end);
  }

  #setTwo(at: number, value: number): void {
    const tens = (value / 10) | 0;
    this.#bytes[at] = 48 + tens;
    this.#bytes[at + 1] = 48 + value - tens * 10;
  }

  #reserve(more: number): void {
    if (this.end + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.end + more));
    this.#bytes.copy(larger, 0, 0, this.end);
    this.#bytes = larger;
  }
}
