// What a module needs to show, fill and check the form of a service definition.
export * from '@sipelandukilat/domain'
export { type CaseOfApplication, caseOfApplication } from '@sipelandukilat/domain/cases'
export {
  type HandoverEntry,
  type HandoverPeople,
  HandoverPlaceField,
  isHandoverComplete,
  ReceiptFields,
  ReceiverFields,
} from '../handover/handover-fields'
export { RefusedUpload, uploadFile } from '../upload/upload-file'
export { initialAnswers } from './initial-answers'
export { RegionSelect } from './region-select'
export { ServiceFormFields } from './service-form-fields'
export { ServiceSelect } from './service-select'
export { useRegionNames } from './use-region-names'
