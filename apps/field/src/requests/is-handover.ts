import type { VisitRequest } from '@sipelandukilat/sdk/api/field'

/** Whether the documents of an application are brought: who received them is recorded in its file. */
export const isHandover = ({ purpose, applicationId }: Pick<VisitRequest, 'purpose' | 'applicationId'>): boolean =>
  purpose === 'handover' && applicationId !== null
