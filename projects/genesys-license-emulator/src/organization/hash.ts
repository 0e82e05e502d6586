/** Finalizer of MurmurHash3: every bit of the input reaches every bit of the result. */
export function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A uniform unsigned 32-bit number that depends on nothing but its three arguments. */
export function hash(seed: number, stream: number, index: number): number {
  return mix(mix(mix(seed ^ 0x9e3779b9) + stream) + index);
}

/** A number in [0, 1) from an unsigned 32-bit one. */
export function fraction(bits: number): number {
  return bits / 0x1_0000_0000;
}

/** Eight lower-case hexadecimal digits. */
export function hex(bits: number): string {
  return bits.toString(16).padStart(8, '0');
}

/** Shapes 128 bits as a random (version 4) UUID; 122 of them survive. */
export function uuid(first: number, second: number, third: number, fourth: number): string {
  const middle = hex(second);
  const variant = ((third >>> 30) | 8).toString(16);
  const last = hex(third);
  return `${hex(first)}-${middle.slice(0, 4)}-4${middle.slice(5)}-${variant}${last.slice(1, 4)}-${last.slice(4)}${hex(fourth)}`;
}
