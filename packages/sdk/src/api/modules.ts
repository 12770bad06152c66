// The registry of modules: releases, tracks, rollouts, keys, health, and why somebody gets which release.

export * from '@sipelandukilat/contract/module-configuration'
export * from '@sipelandukilat/contract/module-registry-shapes'
export * from '@sipelandukilat/contract/modules'
export { type DecisionReason, decisionWords } from '@sipelandukilat/contract/resolve-modules'
