// The registry of modules: releases, tracks, rollouts, keys, health, and why somebody gets which release.

export { CheckReport, releaseLimits } from '@sipelandukilat/contract/check-release'
export * from '@sipelandukilat/contract/module-configuration'
export * from '@sipelandukilat/contract/module-registry-shapes'
export * from '@sipelandukilat/contract/modules'
export { type DecisionReason, decisionWords, type ModuleDecision } from '@sipelandukilat/contract/resolve-modules'
