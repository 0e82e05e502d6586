/** Finalizer of MurmurHash3: every bit of the input reaches every bit of the result. */
export function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** Where a stream of numbers starts: `mix(stream(seed, number) + index)` is `hash(seed, number, index)`. */
export function stream(seed: number, number: number): number {
  return mix(mix(seed ^ 0x9e3779b9) + number);
}

/** A uniform unsigned 32-bit number that depends on nothing but its three arguments. */
export function hash(seed: number, streamNumber: number, index: number): number {
  return mix(stream(seed, streamNumber) + index);
}

/** A number in [0, 1) from an unsigned 32-bit one. */
export function fraction(bits: number): number {
  return bits / 0x1_0000_0000;
}

const bytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two lower-case hexadecimal digits of the byte that ends at bit `shift`. */
function byteAt(bits: number, shift: number): string {
  return bytes[(bits >>> shift) & 0xff] ?? '';
}

/** Eight lower-case hexadecimal digits. */
export function hex(bits: number): string {
  return byteAt(bits, 24) + byteAt(bits, 16) + byteAt(bits, 8) + byteAt(bits, 0);
}

/** Shapes 128 bits as a random (version 4) UUID; 122 of them survive. */
export function uuid(first: number, second: number, third: number, fourth: number): string {
  const version = (second & 0xffff_0fff) | 0x4000;
  const variant = (third & 0x3fff_ffff) | 0x8000_0000;
  const middle = `${byteAt(version, 24)}${byteAt(version, 16)}-${byteAt(version, 8)}${byteAt(version, 0)}`;
  const end = `${byteAt(variant, 24)}${byteAt(variant, 16)}-${byteAt(variant, 8)}${byteAt(variant, 0)}`;
  return `${hex(first)}-${middle}-${end}${hex(fourth)}`;
}
