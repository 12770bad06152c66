// What any module may say to the API: the endpoints and schemas of applications, regions, services and the session, and the words for
// what it answers. The other parts are entries of their own (`sdk/api/field`), fetched by the modules that use them.

export { givableRoles, type Role, roleLabels, roleScopes, roles } from '@sipelandukilat/access'
export * from '@sipelandukilat/contract/applications/application-file'
export * from '@sipelandukilat/contract/applications/application-input'
export * from '@sipelandukilat/contract/applications/bulk-step'
export * from '@sipelandukilat/contract/applications/delegates'
export * from '@sipelandukilat/contract/applications/duplicates'
export * from '@sipelandukilat/contract/applications/inbox'
export * from '@sipelandukilat/contract/applications/messages'
export * from '@sipelandukilat/contract/applications/notes'
export * from '@sipelandukilat/contract/applications/transfers'
export * from '@sipelandukilat/contract/applications/transitions'
export * from '@sipelandukilat/contract/client'
export * from '@sipelandukilat/contract/endpoint'
export * from '@sipelandukilat/contract/modules/boot'
export * from '@sipelandukilat/contract/official-forms'
export { ProblemDocument } from '@sipelandukilat/contract/problem'
export * from '@sipelandukilat/contract/regions'
export * from '@sipelandukilat/contract/services'
export * from '@sipelandukilat/contract/session'
export * from '@sipelandukilat/contract/shapes'
export {
  ApplicationStatus,
  Channel,
  channelLabel,
  isClosed,
  isInGroup,
  placeOf,
  presenceModeLabel,
  statusLabel,
} from '@sipelandukilat/domain'
