import { moduleConfig } from '@sipelandukilat/sdk/build'
import { manifest } from './src/manifest'

export default moduleConfig(manifest)
