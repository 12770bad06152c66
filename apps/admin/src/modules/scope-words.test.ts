import { scopeLabel } from '@sipelandukilat/sdk/api/modules'
import { expect, test } from 'vitest'
import { manifest } from '../manifest'

test('every scope this very module asks for has words', () => {
  for (const scope of manifest.requestedScopes) expect(scopeLabel(scope, 'id')).not.toBe(scope)
})
