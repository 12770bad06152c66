export * from './context'
export { type CorrectionRequest, startCorrection } from './correction'
export { stepDialogue, takesYes } from './dialogue'
export { filledQuote, type ParsedForm, parseEmailForm } from './email-form'
export { emailTemplate } from './email-template'
export { receiptReply } from './receipt'
export {
  buildRegionIndex,
  matchRegion,
  matchVillage,
  type RegionEntry,
  type RegionIndex,
  type RegionMatch,
  regionTitle,
} from './region-index'
export { exampleLine, type ParsedLine, parseSmsLine } from './sms-line'
export { startSurvey } from './start-survey'
export { DialogueState, newDialogue } from './state'
export type { DialogueTurn } from './turn'
export { findCommand } from './words'
