/** Everything that is true about one applicant. All their documents are made from it, so that they agree or differ on purpose. */
export interface Applicant {
  /** Part of every id: `sandvik` gives `nb-sandvik`. */
  readonly key: string;
  readonly reference: string;
  readonly name: string;
  readonly dateOfBirth: string;
  readonly sex: 'female' | 'male';
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly maritalStatus: 'single' | 'married' | 'divorced' | 'widowed';
  readonly identityDocument: string;
  readonly product: 'Term assurance' | 'Decreasing term (mortgage)' | 'Whole life';
  readonly sumAssured: number;
  readonly termYears: number;
  readonly purpose: string;
  readonly beneficiary: string;
  readonly coverInForce: readonly {
    readonly company: string;
    readonly kind: string;
    readonly sum: number;
    readonly since: string;
  }[];
  readonly occupation: string;
  readonly employer: string;
  /** As the applicant describes them. */
  readonly duties: string;
  readonly hazards: readonly string[];
  readonly income: number;
  readonly assets: number;
  readonly debts: string;
  readonly heightCm: number;
  readonly weightKg: number;
  readonly tobacco: 'Never' | 'Former' | 'Current';
  readonly tobaccoDetail: string;
  readonly alcoholUnits: number;
  /** Numbers of the medical questions answered with yes, and what was added. */
  readonly medicalYes: Readonly<Record<number, string>>;
  readonly medication: readonly { readonly name: string; readonly dose: string; readonly since: string }[];
  readonly physician: { readonly name: string; readonly practice: string; readonly town: string };
  readonly signed: { readonly place: string; readonly on: string };
  /** Laboratory results that differ from the ordinary, by test code. Absent: no laboratory results were sent in. */
  readonly lab?: { readonly collected: string; readonly results: Readonly<Record<string, number>> };
  readonly mail: {
    readonly broker: string;
    readonly firm: string;
    readonly address: string;
    readonly sent: string;
    readonly text: string;
  };
  /** The physician's letter, a scan: paragraphs. Its picture is made by scans/render.ts. */
  readonly letter: { readonly date: string; readonly paragraphs: readonly string[]; readonly as: 'pdf' | 'image' };
}
