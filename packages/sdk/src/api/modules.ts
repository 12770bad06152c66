// The registry of modules: releases, tracks, rollouts, keys, health.

export * from '@sipelandukilat/contract/modules'
