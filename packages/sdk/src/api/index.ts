// Everything a module may say to the API: the endpoints and schemas of the contract, and the words for what it answers.

export { givableRoles, type Role, roleLabels, roleScopes, roles } from '@sipelandukilat/access'
export {
  ApplicationStatus,
  Channel,
  ComplaintKind,
  ComplaintStatus,
  channelLabel,
  complaintKindLabel,
  complaintStatusLabel,
  DataRequestKind,
  dataRequestClock,
  dataRequestGrounds,
  presenceModeLabel,
  RefusalReason,
  statusLabel,
  surveyElements,
} from '@sipelandukilat/catalogue'
export * from '@sipelandukilat/contract'
