export { moduleConfig } from './module-config'
export { installedVersions } from './shared-packages'
