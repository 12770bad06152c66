/** The head of an invented office: as its letters name them, and as the account of that head has it. */
export const exampleHead = { name: 'Maria Lencau, S.Sos.', nip: '197005121995032001', grade: 'IV/b' } as const
