import type { VisitRequest } from '@sipelandukilat/sdk/api/field'

/** Whether somebody still waits: what was answered to the appointment counts until then. */
export const isLive = ({ status }: Pick<VisitRequest, 'status'>): boolean => status === 'open' || status === 'planned'
