/** Where somebody is served outside the office. */
export type VisitMode = 'village' | 'home'
/** Why somebody cannot well wait or travel. */
export const visitNeeds = ['elderly', 'pregnant', 'disability', 'bedridden'] as const
export type VisitNeed = (typeof visitNeeds)[number]
