import { createHash } from 'node:crypto'

export const draftPlace = (id: string) => `application_draft.envelope:${id}`
export const hashDraftToken = (token: string): Buffer => createHash('sha256').update(`draft:${token}`).digest()
