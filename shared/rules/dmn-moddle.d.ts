declare module 'dmn-moddle' {
  /** Reads DMN 1.3 XML. The tree it gives is checked against our own schema in parse-dmn.ts. */
  export class DmnModdle {
    fromXML(
      xml: string,
      typeName: 'dmn:Definitions',
    ): Promise<{ rootElement: unknown; warnings: { message: string }[] }>;
  }
}
