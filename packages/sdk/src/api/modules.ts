// The registry of modules: releases, tracks, rollouts, keys, health, and why somebody gets which release.

export { type Action, type SubjectName, scopeLabel } from '@sipelandukilat/access'
export { CheckReport, releaseLimits } from '@sipelandukilat/contract/modules/check-release'
export * from '@sipelandukilat/contract/modules/module-configuration'
export * from '@sipelandukilat/contract/modules/module-registry-shapes'
export * from '@sipelandukilat/contract/modules/modules'
export {
  type DecisionReason,
  decisionWords,
  type ModuleDecision,
} from '@sipelandukilat/contract/modules/resolve-modules'
