export { moduleConfig } from './module-config'
export { recordedConfig } from './recorded-config'
export { installedVersions } from './shared-packages'
