/** Ends a switch over a closed set: a new member is then a compile error here, and a thrown bug if types were lied to. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
